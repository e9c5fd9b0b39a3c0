"""What a reader follows, and what that brings."""
