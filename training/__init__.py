"""Recipes: how what is learned in this project was learned, with the corpora and reports that benchmarks share.

Nothing here is imported by the product, and nothing here imports a benchmark.
"""
