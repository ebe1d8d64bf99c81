"""The model planner: prompts, the shape of a reply, its strict parsing, and a client for any compatible endpoint."""
