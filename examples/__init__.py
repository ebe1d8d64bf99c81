"""Programs that use deixis from outside, as its users do."""
