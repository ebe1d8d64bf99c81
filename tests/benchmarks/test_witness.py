"""Running the suites of stock clients: what is found in a checkout, what counts, and what the documents say of it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from benchmarks.witness import BEYOND, FACES, cases, main, suites

ROOT = Path(__file__).parents[2]
REPORT = """<testsuites><testsuite>
<testcase classname="e2etests.test_a" name="test_good"/>
<testcase classname="test_a" name="test_bad[x]"><failure message="it broke&#10;here">long</failure></testcase>
<testcase classname="test_a" name="test_left_out"><skipped message="no radio"/></testcase>
</testsuite></testsuites>"""


def checkout(folder: Path, *files: str) -> None:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_suites_are_found_in_a_checkout_and_in_a_folder_of_checkouts(tmp_path: Path) -> None:
    checkout(tmp_path / "adbutils", "e2etests/test_adb.py")
    checkout(tmp_path / "jar", "tests/test_port_args.py", "tests/test_selector.py", "tests/conftest.py")
    found = suites(tmp_path)
    assert [(suite.name, [path.name for path in suite.paths], suite.served) for suite in found] == [
        ("adbutils", ["e2etests"], False),
        ("server-jar", ["test_port_args.py"], False),
        ("server-jar", ["test_selector.py"], True),
    ]
    assert suites(tmp_path / "adbutils") == found[:1]


def test_each_case_is_told_with_what_became_of_it(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    assert [(case.name, case.outcome, case.reason) for case in cases(tmp_path / "report.xml", "s")] == [
        ("s test_a::test_good", "passed", ""),
        ("s test_a::test_bad[x]", "failed", "it broke"),
        ("s test_a::test_left_out", "skipped", "no radio"),
    ]


def test_the_documents_name_every_case_that_does_not_pass_and_why() -> None:
    text = (ROOT / "docs" / "simulator.md").read_text()
    for case, reason in BEYOND.items():
        assert case.split()[1] in text
        assert reason in text.replace("`", "")


def test_a_folder_without_checkouts_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert main([str(tmp_path / "none")]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def can_be_apart() -> bool:
    unshare = shutil.which("unshare")
    return unshare is not None and not subprocess.run([unshare, "-r", "-n", "true"], check=False).returncode


@pytest.mark.skipif(not can_be_apart(), reason="only in a network namespace of its own can it have adb's own port")
def test_a_suite_runs_on_the_phone_in_each_way_and_its_failures_count(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    checkout(tmp_path, "e2etests/test_adb.py")
    (tmp_path / "e2etests" / "test_adb.py").write_text(
        "import adbutils\n"
        "def test_shell():\n    assert adbutils.AdbClient('127.0.0.1', 5037).device().shell('echo in') == 'in'\n"
        "def test_radio():\n    raise OSError('no radio')\n"
    )
    assert main([str(tmp_path)]) == 1
    said = capfd.readouterr().out
    assert said.count("adbutils: 2 cases, 1 passed, 1 failed, 0 skipped") == len(FACES)
    assert "failed  adbutils test_adb::test_radio  (OSError: no radio)" in said
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["e2etests", "test_adb.py"]
