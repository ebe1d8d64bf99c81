"""The command line, run as its users run it, on a simulated phone over the real adb."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from live import LiveService
from model_endpoint import completion, endpoint
from PIL import Image, ImageDraw, ImageFont
from private_adb import AdbServer, free_port
from typer.testing import CliRunner, Result

from agent_service import cli
from agent_service.attached import locks
from agent_service.http import server
from agent_service.settings import Settings
from agent_service.task import Ending
from benchmarks.control import Control, Ready

DUMP = """<?xml version='1.0' encoding='UTF-8'?><hierarchy rotation="0">
<node index="0" text="" class="android.widget.FrameLayout" package="org.example" clickable="false" enabled="true"
 bounds="[0,0][400,800]">
<node index="0" text="Save" class="android.widget.Button" package="org.example" clickable="true" enabled="true"
 bounds="[20,40][180,100]"/>
<node index="1" text="Cancel" class="android.widget.Button" package="org.example" clickable="true" enabled="true"
 bounds="[200,40][360,100]"/></node></hierarchy>"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of the test's own, and no model."""
    for name in ("NAME", "BASE_URL", "KEY"):
        monkeypatch.delenv(f"DEIXIS_MODEL_{name}", raising=False)
        monkeypatch.delenv(f"DEIXIS_POINTING_{name}", raising=False)
    monkeypatch.setenv("DEIXIS_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("DEIXIS_LOCKS", str(tmp_path / "locks"))
    return tmp_path / "state"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A hierarchy file."""
    path = tmp_path / "screen.xml"
    path.write_text(DUMP, encoding="utf-8")
    return path


def deixis(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one command, errors made into lines as ``main`` makes them."""
    before, sys.argv = sys.argv, ["deixis", *arguments]
    code: int | str | None = 0
    try:
        cli.main()
    except SystemExit as end:
        code = end.code
    finally:
        sys.argv = before
    captured = capsys.readouterr()
    assert isinstance(code, int)
    return code, captured.out, captured.err


def test_help_names_every_command() -> None:
    result: Result = CliRunner().invoke(cli.app, ["--help"])
    for command in ("serve", "run", "devices", "outline", "ground", "tap", "doctor", "export", "phone"):
        assert command in result.output


def test_the_help_of_run_tells_its_exit_codes() -> None:
    said = CliRunner().invoke(cli.app, ["run", "--help"]).output
    codes = ("0 done", "1 not done", "2 wrong usage", "3 the phone", "130 stopped by Ctrl-C", "143 stopped by SIGTERM")
    for words in codes:
        assert re.search(rf"^\W*{words}", said, re.MULTILINE), said


@pytest.mark.parametrize("command", [["devices"], ["doctor"], ["phone", "--help"]])
def test_a_command_loads_nothing_that_it_does_not_need(command: list[str], home: Path, phone_process: Ready) -> None:
    script = "import sys; sys.argv[0] = 'deixis'; from agent_service import cli; cli.os.execve = lambda *_: None\n"
    script += "try: cli.main()\nfinally: print('loaded', *sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, text=True)
    loaded = ran.stdout.rpartition("loaded ")[2].split()
    assert "agent_service.cli" in loaded, ran.stderr
    assert {"dbos", "openai", "grounding.outline", "grounding.chain", "grounding.language"}.isdisjoint(loaded)


def test_a_file_is_outlined_and_pointed_at_without_a_phone(
    home: Path, dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = deixis(capsys, "outline", "--hierarchy", str(dump))
    assert code == 0
    assert '"Save"' in out
    picture = tmp_path / "marked.png"
    code, out, _ = deixis(
        capsys, "ground", "the Save button", "--hierarchy", str(dump), "--json", "--picture", str(picture)
    )
    assert code == 0
    point = json.loads(out)["point"]
    assert 20 <= point["x"] < 180
    assert 40 <= point["y"] < 100
    assert Image.open(picture).size == (400, 800)


def test_a_picture_alone_is_outlined_and_pointed_at(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEIXIS_PIXELS", "needed")
    drawn = Image.new("RGB", (1080, 2400), "#fafafa")
    brush = ImageDraw.Draw(drawn)
    brush.rounded_rectangle((60, 1200, 1020, 1330), 65, fill="#188038")
    brush.text((540, 1265), "Start a new game", fill="white", font=ImageFont.load_default(48), anchor="mm")
    shot = tmp_path / "game.png"
    drawn.save(shot)
    code, out, _ = deixis(capsys, "outline", "--screenshot", str(shot))
    assert code == 0
    assert '"Start a new game"' in out
    code, out, _ = deixis(capsys, "ground", "the new game button", "--screenshot", str(shot), "--json")
    told = json.loads(out)
    assert (code, told["by"]) == (0, "pixels")
    assert (60 <= told["point"]["x"] < 1020, 1200 <= told["point"]["y"] < 1330) == (True, True)


def test_no_terminal_obeys_what_a_screen_says(home: Path, dump: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dump.write_text(DUMP.replace('text="Save"', 'text="Sa\x9b2Jve&#155;31m [/b] [red]"'), encoding="utf-8")
    for command in (["outline"], ["ground", "the first button"]):
        _, out, _ = deixis(capsys, *command, "--hierarchy", str(dump))
        assert "\x9b" not in out
        assert "[/b] [red]" in out
        _, out, _ = deixis(capsys, *command, "--hierarchy", str(dump), "--json")
        assert "\x9b" not in out
        assert "Sa\\x9b2J" in repr(json.loads(out))


def test_no_terminal_obeys_what_a_model_says(
    home: Path, phone_process: Ready, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    decision = {"kind": "give up", "reason": "\x1b]0;mine\x07\x1b[2J no"}
    with endpoint(completion(json.dumps({"thought": "", "memo": "", "decision": decision}))) as model:
        monkeypatch.setenv("DEIXIS_MODEL_BASE_URL", model.base_url)
        monkeypatch.setenv("DEIXIS_MODEL_NAME", "scripted")
        code, out, _ = deixis(capsys, "run", "--planner", "model", "--device", phone_process.serial, "do it")
    assert code == 1
    assert "]0;mine" in out
    assert not {"\x1b", "\x07"} & set(out)


def test_a_phone_is_listed_by_the_very_name_that_adb_has_for_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"serial": "[fe80::1]:5555", "model": "a [/b] c", "android": "14", "width": 0, "condition": "ready"}
    monkeypatch.setattr("agent_service.attached.list_devices", lambda: [row])
    code, out, _ = deixis(capsys, "devices")
    assert code == 0
    assert {"[fe80::1]:5555", "[/b]"} <= set(out.split())


def test_a_phrase_that_fits_nothing_says_so_and_exits_with_1(
    home: Path, dump: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = deixis(capsys, "ground", "the Delete button", "--hierarchy", str(dump))
    assert code == 1
    assert "not found" in out


def test_a_model_may_choose_what_no_word_of_the_screen_tells(
    home: Path, dump: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sure, likely = (completion(f'{{"number": 2, "sure": "{how}"}}') for how in ("yes", "likely"))
    with endpoint(sure, likely) as script:
        monkeypatch.setenv("DEIXIS_POINTING_NAME", "chooses-1")
        monkeypatch.setenv("DEIXIS_POINTING_BASE_URL", script.base_url)
        monkeypatch.setenv("DEIXIS_POINTING_BY", "list")
        code, out, _ = deixis(capsys, "ground", "the way out", "--hierarchy", str(dump))
        assert (code, "by the grounding model" in out, "'Cancel' at 280, 70" in out) == (0, True, True)
        code, out, _ = deixis(capsys, "ground", "the way out", "--hierarchy", str(dump), "--json")
        told = json.loads(out)
        assert (code, told["point"]) == (1, None)
        assert told["miss"]["nearest"][0] == 'the "Cancel" button'
        assert told["candidates"][0]["name"] == "Cancel"
    assert "The phrase: the way out" in script.requests[0]["messages"][1]["content"]


@pytest.mark.parametrize("content", ["", "hello", "<hierarchy", "\0\1"])
def test_a_tree_that_is_no_xml_is_one_clear_line(
    content: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.xml"
    path.write_text(content)
    code, out, err = deixis(capsys, "outline", "--hierarchy", str(path))
    assert (code, out) == (2, "")
    assert err.startswith(f"deixis: {path}: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", [["outline"], ["ground", "x"]])
@pytest.mark.parametrize("nodes", ["", "<node/>", '<node bounds="[0,0][0,0]"/>', '<node bounds="[0,0][99999999,9]"/>'])
def test_a_tree_that_tells_of_no_screen_is_one_line_that_asks_for_its_picture(
    nodes: str, command: list[str], home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "e.xml"
    path.write_text(f'<hierarchy rotation="0">{nodes}</hierarchy>')
    code, out, err = deixis(capsys, *command, "--hierarchy", str(path))
    assert (code, out) == (2, "")
    assert err.startswith(f"deixis: {path}: ")
    assert "--screenshot" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_screenshot_that_broke_off_is_one_clear_line(
    kind: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shot = tmp_path / f"t.{kind.lower()}"
    Image.effect_noise((540, 1200), 60).save(shot, kind)
    shot.write_bytes(shot.read_bytes()[: shot.stat().st_size // 2])
    code, out, err = deixis(capsys, "outline", "--screenshot", str(shot))
    assert (code, out) == (2, "")
    assert err.startswith(f"deixis: {shot}: the picture cannot be read to its end")
    assert err.count("\n") == 1


@pytest.mark.parametrize(("name", "advice"), [("out.txt", "out.png"), ("out", "out.png"), ("", "the-Save-button.png")])
def test_a_place_that_can_hold_no_picture_is_one_line_that_names_one_that_can(
    name: str, advice: str, home: Path, dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = tmp_path / name
    arguments = ("--hierarchy", str(dump), "--picture", str(where))
    code, out, err = deixis(capsys, "ground", "the Save button", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"deixis: {where}: ")
    assert err.endswith(f"{tmp_path / advice}\n")
    assert err.count("\n") == 1


def test_a_screenshot_that_is_no_picture_is_one_clear_line(
    home: Path, dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = deixis(capsys, "outline", "--hierarchy", str(dump), "--screenshot", str(dump))
    assert code == 2
    assert "no picture" in err


def test_a_setting_that_makes_no_sense_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEIXIS_ADB_PORT", "many")
    code, _, err = deixis(capsys, "devices")
    assert code == 2
    assert "DEIXIS_ADB_PORT" in err


def test_the_doctor_finds_the_phone_ready_and_the_model_missing(
    home: Path, phone_process: Ready, control: Control, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = deixis(capsys, "doctor", "--json")
    checks = {check["name"]: check for check in json.loads(out)}
    assert checks[f"phone {phone_process.serial}"]["verdict"] == "ok"
    assert checks["model"]["verdict"] == "note"
    assert "DEIXIS_MODEL_NAME" in checks["model"]["advice"]
    assert code == 0


def test_the_doctor_says_how_much_is_kept_and_for_how_long(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "runs" / "one").mkdir(parents=True)
    (home / "runs" / "one" / "task.json").write_text("x" * 2_000_000)

    def kept() -> dict[str, str]:
        _, out, _ = deixis(capsys, "doctor", "--json")
        (check,) = (check for check in json.loads(out) if check["name"] == "kept")
        assert check["found"].startswith("1 runs; 2 MB")
        return check

    assert (kept()["verdict"], kept()["advice"]) == ("ok", "")
    monkeypatch.setattr("agent_service.doctor.MUCH", 1_000_000)
    assert "DEIXIS_KEEP_DAYS" in kept()["advice"]
    monkeypatch.setenv("DEIXIS_KEEP_DAYS", "30")
    assert (kept()["verdict"], kept()["advice"]) == ("ok", "")
    assert "30 days" in kept()["found"]


def test_the_doctor_finds_a_grounding_model_that_is_down_or_set_up_by_half(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEIXIS_POINTING_NAME", "chooses-1")
    for url, found, advised in (("", "is not set", "DEIXIS_POINTING_BASE_URL"),
                                ("http://127.0.0.1:9/v1", "unreachable", ""),
                                ("http://[::1", "unconfigured", "DEIXIS_POINTING_BASE_URL")):  # fmt: skip
        monkeypatch.setenv("DEIXIS_POINTING_BASE_URL", url)
        _, out, _ = deixis(capsys, "doctor", "--json")
        (check,) = (check for check in json.loads(out) if check["name"] == "grounding model")
        assert check["verdict"] == "bad"
        assert found in check["found"]
        assert advised in check["advice"]
        assert "DEIXIS_MODEL" not in check["advice"]


def test_the_doctor_finds_a_model_endpoint_that_is_down(
    home: Path, phone_process: Ready, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEIXIS_MODEL_NAME", "m")
    monkeypatch.setenv("DEIXIS_MODEL_BASE_URL", f"http://127.0.0.1:{free_port()}/v1")
    code, out, _ = deixis(capsys, "doctor", "--json")
    checks = {check["name"]: check for check in json.loads(out)}
    assert checks["model"]["verdict"] == "bad"
    assert "cannot be reached" in checks["model"]["advice"]
    assert code == 1


def test_devices_lists_the_phone_and_why_a_sleeping_one_is_not_ready(
    home: Path, phone_process: Ready, control: Control, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = deixis(capsys, "devices", "--json")
    (row,) = [r for r in json.loads(out) if r["serial"] == phone_process.serial]
    assert (code, row["ready"], row["width"]) == (0, True, 1080)


def test_tap_touches_the_one_thing_named_and_tells_what_changed(
    home: Path, phone_process: Ready, control: Control, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = deixis(capsys, "tap", "Settings", "--device", phone_process.serial)
    assert code == 0
    assert "now in Settings" in out
    code, out, _ = deixis(capsys, "outline", "--device", phone_process.serial)
    assert "Network & internet" in out
    code, out, _ = deixis(capsys, "tap", "the purple dinosaur", "--device", phone_process.serial)
    assert code == 1
    assert "not found" in out


@pytest.fixture
def held(home: Path, phone_process: Ready) -> Iterator[str]:
    """A phone that another process has locked, by its serial."""
    with asyncio.run(locks(Settings()).take(phone_process.serial)):
        yield phone_process.serial


@pytest.mark.parametrize("command", [["tap", "Settings"], ["ground", "Settings"], ["outline"]])
def test_a_phone_that_another_process_has_is_refused_in_one_line(
    command: list[str], held: str, control: Control, capsys: pytest.CaptureFixture[str]
) -> None:
    before = control.last_event()
    code, out, err = deixis(capsys, *command, "--device", held)
    assert (code, out) == (3, "")
    assert re.fullmatch(rf"deixis: {held} is busy: process \d+ of this machine is using it\n", err)
    assert control.events(before) == []


def test_a_phone_that_another_process_has_is_listed_as_busy(held: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = deixis(capsys, "devices", "--json")
    (row,) = [r for r in json.loads(out) if r["serial"] == held]
    assert (code, row["ready"], row["width"]) == (0, False, 1080)
    assert "is busy: process" in row["condition"]


def test_a_phone_that_is_not_there_is_one_clear_line(
    home: Path, phone_process: Ready, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = deixis(capsys, "tap", "Settings", "--device", "nobody")
    assert code == 3
    assert "nobody" in err
    assert phone_process.serial in err


def test_run_does_a_task_without_a_server_and_leaves_a_page_and_training_sets(
    home: Path, phone_process: Ready, control: Control, capsys: pytest.CaptureFixture[str]
) -> None:
    goal = 'Open Settings, tap "Network & internet", turn on Airplane mode, and check that Airplane mode is on'
    code, out, _ = deixis(capsys, "run", goal, "--device", phone_process.serial, "--json")
    events = [json.loads(line) for line in out.splitlines()]
    assert code == 0, out
    assert events[-1]["ending"] == "verified"
    assert control.state()["settings"]["global"]["airplane_mode_on"] == "1"
    folder = Path(events[-1]["folder"])
    assert "<svg" in (folder / "index.html").read_text(encoding="utf-8")
    for half in ("--planner", "--grounder"):
        code, out, _ = deixis(capsys, "export", half, str(home / "runs"), "--out", str(home / "set.jsonl"))
        assert code == 0
        lines = (home / "set.jsonl").read_text(encoding="utf-8").splitlines()
        assert len(lines) >= 2
        assert all(json.loads(line)["messages"][-1]["role"] == "assistant" for line in lines)


@pytest.mark.parametrize(("expect", "code"), [([], 0), (["--expect", "claimed"], 0), (["--expect", "verified"], 1)])
def test_a_run_may_be_expected_to_end_verified(
    expect: list[str], code: int, home: Path, phone_process: Ready, control: Control, capsys: pytest.CaptureFixture[str]
) -> None:
    exited, out, err = deixis(capsys, "run", "Open Settings", *expect, "--device", phone_process.serial)
    assert exited == code
    assert "claimed: " in out
    assert ("check that" in err) is bool(code)


@pytest.mark.parametrize(
    ("ending", "expected", "code"),
    [
        (Ending.VERIFIED, None, 0), (Ending.CLAIMED, None, 0), (Ending.GAVE_UP, None, 1),
        (Ending.VERIFIED, Ending.VERIFIED, 0), (Ending.CLAIMED, Ending.VERIFIED, 1),
        (Ending.VERIFIED, Ending.GAVE_UP, 1), (Ending.GAVE_UP, Ending.GAVE_UP, 0),
        (Ending.PHONE_FAILED, None, 3), (Ending.PHONE_FAILED, Ending.VERIFIED, 3),
        (Ending.PHONE_FAILED, Ending.PHONE_FAILED, 0),
    ],
)  # fmt: skip
def test_the_exit_code_of_a_run_tells_how_it_ended(ending: Ending, expected: Ending | None, code: int) -> None:
    assert cli.exit_code(ending, expected) == code


def test_run_refuses_what_the_phrasebook_cannot_follow_and_touches_nothing(
    home: Path, phone_process: Ready, control: Control, capsys: pytest.CaptureFixture[str]
) -> None:
    before = control.last_event()
    code, out, _ = deixis(capsys, "run", "make me rich", "--device", phone_process.serial)
    assert code == 1
    assert out.startswith("goal: make me rich\n")
    assert out.count("DEIXIS_MODEL_NAME") == 1, "the last words are said once"
    touched = [e for e in control.events(before) if e["kind"] in ("touch", "tap", "key", "type", "launch")]
    assert touched == []


@pytest.mark.parametrize("planner", ["model", "oracle"])
def test_run_with_a_planner_that_is_not_there_says_what_to_do(
    planner: str, home: Path, phone_process: Ready, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = deixis(capsys, "run", "open Settings", "--planner", planner, "--device", phone_process.serial)
    assert code == 2
    assert "phrasebook" in err


@pytest.mark.parametrize(("goal", "word"), [("  ", "empty"), ("x" * 5000, "5000"), ("go \udcff home", "U+DCFF")])
def test_a_goal_that_nobody_could_follow_is_refused_in_one_line(
    goal: str, word: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = deixis(capsys, "run", goal)
    assert (code, out) == (2, "")
    assert word in err
    assert err.count("\n") == 1


def test_a_file_that_cannot_be_written_is_named(
    home: Path, dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = str(tmp_path / "no folder" / "x.jsonl")
    code, _, err = deixis(capsys, "export", "--planner", str(tmp_path), "--out", there)
    assert code == 2
    assert there in err


def test_a_run_that_cannot_be_exported_is_named_and_counted(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "runs" / "torn").mkdir(parents=True)
    (tmp_path / "runs" / "torn" / "task.json").write_text('{"type": "Task"', encoding="utf-8")
    code, out, err = deixis(capsys, "export", "--planner", str(tmp_path / "runs"))
    assert (code, out) == (1, "")
    assert f"left out: {tmp_path / 'runs' / 'torn'}: task.json" in err
    assert "0 examples; runs left out: 1" in err


def test_a_state_folder_that_is_none_is_named_with_what_to_set(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    (home / "tasks.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(SystemExit, match=f"{home}.*DEIXIS_HOME"):
        server.serve(port=0)


def test_the_service_says_that_it_starts_and_where_it_listens(tmp_path: Path, adb_server: AdbServer) -> None:
    with LiveService(tmp_path / "home", adb_server) as live:
        first, *more = live.log.splitlines()
        url = json.loads(next(line for line in more if line.startswith("{")))["url"]
    assert first.startswith("starting")
    assert [line for line in more if line.startswith(f"listening on {url};")]
