"""A query and the things of a screen into a verdict: constraints into candidates, an order, and a choice."""
