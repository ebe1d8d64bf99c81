"""How the grounder's weights are learned: phrases, their features, and a fit that prints what it is worth."""
