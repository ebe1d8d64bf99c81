"""What planning loads: words, and nothing that could touch or see a phone."""

from __future__ import annotations

import subprocess
import sys

LOAD = """
import importlib, pkgutil, sys
import planning
for found in pkgutil.walk_packages(planning.__path__, "planning."):
    importlib.import_module(found.name)
top = {name.split(".")[0] for name in sys.modules}
print(sorted(top & {"device", "cv2", "numpy", "PIL", "lxml", "uiautomator2", "adbutils", "agent_service"}))
print(sorted({".".join(name.split(".")[:2]) for name in sys.modules if name.startswith("grounding.")}))
print(sum(name.startswith("planning.") for name in sys.modules))
"""


def test_all_of_planning_loads_no_phone_no_pixels_and_only_the_joint_of_grounding() -> None:
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True, timeout=60)
    foreign, joint, loaded = done.stdout.splitlines()
    assert foreign == "[]"
    assert joint == "['grounding.interface']"
    assert int(loaded) > 20


def test_the_phrasebook_needs_no_model_library() -> None:
    code = "import sys, planning.phrasebook, planning.words; print('openai' in sys.modules, 'pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["False", "False"]
