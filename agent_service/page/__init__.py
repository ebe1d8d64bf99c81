"""The page of a run: one HTML file a person reads from top to bottom, made from a run folder and nothing else."""

from agent_service.page.build import render, write

__all__ = ["render", "write"]
