"""Recipes for what the product learns: run by hand, never imported by it."""
