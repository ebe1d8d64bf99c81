"""The import contracts name every module of the phone floor, so that a new one cannot slip past them."""

import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def test_every_module_of_the_phone_floor_is_under_contract() -> None:
    contracts = tomllib.loads((HERE / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    named = next(c for c in contracts if c["name"] == "The phone floor knows no simulated phone")["source_modules"]
    there = {f"device.{path.stem}" for path in (HERE / "device").glob("*.py")} - {"device.__init__"}
    assert set(named) == there
