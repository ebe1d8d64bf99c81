"""The table of what the signs of icon fonts show."""
