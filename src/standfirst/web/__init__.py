"""What a person sees: one page a file."""
