"""The phone itself, without wires: what it remembers, what it shows, and what touch, keys and time do to it."""
