"""What client programs ask for, one folder a dialect."""
