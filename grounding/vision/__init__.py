"""Seeing a screen: words, regions and icons read off its picture, and how they go together with the tree."""
