"""The mind: it reads outlines and decides in words. It may import ``grounding.interface`` and nothing else of ours."""
