"""The recipe of the icon network; README.md tells the steps in order."""
