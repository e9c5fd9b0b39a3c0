"""Authors: when two names in bylines are one person's."""
