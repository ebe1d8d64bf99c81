"""The translator: a screen into words upward, a phrase into an element downward. It is never told why."""
