"""What is seen: views, their layout, and their picture."""
