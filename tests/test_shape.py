"""What keeps code readable, held as it is: short functions, names that say something, few faults that are swallowed."""

import ast
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
FLOORS = ("agent_service", "planning", "grounding", "device")
SAYS_NOTHING = {"utils", "common", "manager", "handler", "helper", "helpers", "base", "core", "types", "misc"}
TOP = {
    ".ci", ".github", ".gitignore", "CONTRIBUTING.md", "LICENSE", "Makefile", "NOTICE", "README.md", "constraints.txt",
    "pyproject.toml", *FLOORS, "benchmarks", "docker", "docs", "examples", "tests", "training",
}  # fmt: skip
BROAD = {"Exception", "BaseException"}
MOST_BROAD, MOST_LINES = 5, 80


@cache
def modules() -> list[tuple[Path, ast.Module]]:
    """Every module of the product, parsed."""
    paths = (path for floor in FLOORS for path in sorted((HERE / floor).rglob("*.py")))
    return [(path.relative_to(HERE), ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def is_broad(handler: ast.ExceptHandler) -> bool:
    """It takes every fault there is."""
    caught = handler.type
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(name is None or (isinstance(name, ast.Name) and name.id in BROAD) for name in names)


def longest_function(module: ast.Module) -> tuple[int, str]:
    """Its lines and its name."""
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return max((((f.end_lineno or f.lineno) - f.lineno + 1, f.name) for f in functions), default=(0, ""))


def test_no_function_is_longer_than_one_can_keep_in_mind() -> None:
    longest = {str(path): longest_function(module) for path, module in modules()}

    assert {path: found for path, found in longest.items() if found[0] > MOST_LINES} == {}


def test_every_fault_is_taken_in_few_places_and_each_says_why() -> None:
    broad = [
        (path, (HERE / path).read_text(encoding="utf-8").splitlines()[node.lineno - 1])
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.ExceptHandler) and is_broad(node)
    ]

    assert len(broad) <= MOST_BROAD, broad
    assert [line for _, line in broad if "#" not in line] == []


def test_files_are_named_for_what_they_hold() -> None:
    assert [str(path) for path, _ in modules() if path.stem in SAYS_NOTHING] == []


@pytest.mark.skipif(not (shutil.which("git") and (HERE / ".git").exists()), reason="this is no clone")
def test_nothing_lies_at_the_top_but_what_belongs_there() -> None:
    listing = ["git", "-c", "safe.directory=*", "-C", str(HERE), "ls-files", "-z"]
    kept = subprocess.run(listing, capture_output=True, text=True, check=True).stdout

    assert {name.partition("/")[0] for name in kept.split("\0") if name} == TOP


@pytest.mark.parametrize(
    ("caught", "broad"),
    [("except:", True), ("except Exception as e:", True), ("except (OSError, BaseException):", True),
     ("except OSError:", False), ("except (OSError, ValueError):", False)],
)  # fmt: skip
def test_what_counts_as_broad(caught: str, broad: bool) -> None:
    module = ast.parse(f"try:\n    pass\n{caught}\n    pass\n")

    assert [is_broad(node) for node in ast.walk(module) if isinstance(node, ast.ExceptHandler)] == [broad]
