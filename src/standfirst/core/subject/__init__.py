"""What an article is about: subjects of a tree, given by what it says."""
