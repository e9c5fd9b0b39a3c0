"""Feeds out: Following and Updates as Atom and JSON Feed, sources as OPML."""
