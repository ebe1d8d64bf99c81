"""Recipes: how what is learned in this project was learned. Nothing here is imported by the product."""
