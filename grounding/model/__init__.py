"""The chain's last link, a model behind an endpoint: it points on a picture, or chooses from a list in words."""
