"""Topics of the archive: of which kind a name is, which names are one, which are two."""
