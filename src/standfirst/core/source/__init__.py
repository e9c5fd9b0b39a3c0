"""What is polled: parsing, discovery, schedule, changes, OPML."""
