"""Values in, values out: no Django, no network, no clock, no settings, no files."""
