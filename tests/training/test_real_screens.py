"""The corpus of real screens is made out of clones, from either of the two forms in which trees are kept."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from training.corpus import samples
from training.grounding import real_screens
from training.grounding.chinese import PHRASES as CHINESE_PHRASES
from training.grounding.examples import PICTURE_PHRASES, REAL_PHRASES, STEP_PHRASES, written_for_pages

MEASURED = Path(__file__).parents[2] / "benchmarks" / "phrases" / "real_screens.jsonl"
MEASURED_BY_PICTURE = MEASURED.with_name("pictures.jsonl")
DUMP = (
    '<?xml version="1.0"?><hierarchy rotation="0"><node index="0" text="Save" class="android.widget.Button" '
    'clickable="true" enabled="true" bounds="[0,0][100,50]"/></hierarchy>\nUI hierchary dumped to: /dev/tty'
)


def droidbot(text: str, parent: int, children: list[int], visible: bool = True) -> dict[str, Any]:
    return {
        "text": text, "class": "android.widget.TextView", "bounds": [[-5, 10], [300, 60]], "visible": visible,
        "parent": parent, "children": children, "clickable": True, "enabled": True, "content_description": None,
    }  # fmt: skip


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=n", "-c", "user.email=e")
    done = subprocess.run(["git", "-C", str(folder), *who, *words], capture_output=True, check=True, text=True)
    return done.stdout.strip()


def test_trees_of_both_kinds_are_read_as_they_were_at_their_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = tmp_path / "someone+app"
    clone.mkdir()
    git(clone, "init", "-q")
    (clone / "dump.xml").write_bytes(DUMP.encode("utf-16"))
    views = [droidbot("", -1, [1, 2]), droidbot("Hidden", 0, [], visible=False), droidbot("Shown", 0, [])]
    (clone / "state.json").write_text(json.dumps({"views": views}))
    (clone / "screen.jpg").write_bytes(b"a picture")
    git(clone, "add", ".")
    git(clone, "commit", "-qm", "screens")
    commit = git(clone, "rev-parse", "HEAD")
    git(clone, "rm", "-q", "dump.xml")
    git(clone, "commit", "-qm", "gone")
    size = {"repository": "someone/app", "commit": commit, "width": 100, "height": 200}
    manifest = tmp_path / "screens.jsonl"
    sources = [{"id": f"{at}_1", "path": at, **size} for at in ("dump.xml", "state.json", "no.xml")]
    sources[1]["picture"] = "screen.jpg"
    manifest.write_text("".join(json.dumps(source) + "\n" for source in sources))
    monkeypatch.setattr(real_screens, "SCREENS", manifest)
    assert real_screens.main(["--checkouts", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    first, second = samples(tmp_path / "out" / "index.jsonl")
    assert [e.text for e in first.screen.elements] == ["Save"]
    assert [e.text for e in second.screen.elements] == ["", "Shown"]
    assert second.screen.elements[1].bounds.right == 100
    assert first.picture is None
    assert second.picture is not None
    assert second.picture.read_bytes() == b"a picture"
    assert "not made: no.xml_1" in capsys.readouterr().out


def test_a_corpus_may_be_written_into_a_folder_that_is_named_from_here_and_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = tmp_path / "someone+app"
    clone.mkdir()
    git(clone, "init", "-q")
    (clone / "dump.xml").write_text(DUMP)
    git(clone, "add", ".")
    git(clone, "commit", "-qm", "screens")
    source = {"id": "one", "repository": "someone/app", "commit": "HEAD", "path": "dump.xml", "width": 9, "height": 9}
    monkeypatch.chdir(tmp_path)
    assert real_screens.make(Path(), [source], Path("out")) == (1, [])
    Path("out").rename("elsewhere")
    assert [sample.id for sample in samples(Path("elsewhere/index.jsonl"))] == ["one"]


def test_phrases_are_for_listed_screens_and_those_measured_with_are_of_other_apps() -> None:
    listed = [json.loads(line) for line in real_screens.SCREENS.read_text(encoding="utf-8").splitlines()]
    learned, pictured, measured, seen = (
        {json.loads(line)["screen"] for line in path.read_text(encoding="utf-8").splitlines()}
        for path in (REAL_PHRASES, PICTURE_PHRASES, MEASURED, MEASURED_BY_PICTURE)
    )
    assert learned | measured == {row["id"] for row in listed if "picture" not in row}
    assert pictured | seen == {row["id"] for row in listed if "picture" in row}
    assert not {s.rsplit("_", 1)[0] for s in learned | pictured} & {s.rsplit("_", 1)[0] for s in measured}
    assert not pictured & seen


def test_terse_commands_are_for_the_screens_of_the_steps_and_chinese_ones_for_none_that_is_measured_with() -> None:
    def screens(path: Path) -> set[str]:
        return {json.loads(line)["screen"] for line in path.read_text(encoding="utf-8").splitlines()}

    steps, terse, chinese = (screens(MEASURED.with_name(f"{n}.jsonl")) for n in ("steps", "terse", "steps_chinese"))
    assert terse == steps
    assert not terse & screens(STEP_PHRASES)
    read = screens(CHINESE_PHRASES)
    assert not read & (chinese | steps | screens(MEASURED) | screens(MEASURED_BY_PICTURE))


def test_steps_are_for_known_screens_and_those_measured_with_are_of_other_apps() -> None:
    listed = {json.loads(line)["id"] for line in real_screens.SCREENS.read_text(encoding="utf-8").splitlines()}
    learned, measured, chinese = (
        {json.loads(line)["screen"] for line in path.read_text(encoding="utf-8").splitlines()}
        for path in (STEP_PHRASES, MEASURED.with_name("steps.jsonl"), MEASURED.with_name("steps_chinese.jsonl"))
    )
    pages = {example.screen for example in written_for_pages(phrases=STEP_PHRASES)}
    assert len(pages) == 24
    assert (learned | measured | chinese) - pages <= listed
    apps, others = ({re.sub(r"_+[a-z]?\d+$", "", screen) for screen in some} for some in (learned, measured))
    assert not apps & others


def test_phrases_that_point_in_many_ways_are_read_for_known_screens_and_measured_on_others() -> None:
    def screens(path: Path) -> set[str]:
        return {json.loads(line)["screen"] for line in path.read_text(encoding="utf-8").splitlines()}

    read = screens(REAL_PHRASES.with_name("pointing_phrases.jsonl"))
    measured = screens(MEASURED.with_name("pointing.jsonl"))
    assert read <= screens(REAL_PHRASES) | screens(STEP_PHRASES)
    lines = (MEASURED.parents[1] / "unseen_screens.jsonl").read_text(encoding="utf-8").splitlines()
    assert measured <= {json.loads(line)["id"] for line in lines}


def test_what_who_reads_outlines_said_is_read_for_known_screens_and_measured_on_others() -> None:
    def screens(path: Path) -> set[str]:
        return {json.loads(line)["screen"] for line in path.read_text(encoding="utf-8").splitlines()}

    lines = (MEASURED.parents[1] / "unseen_screens.jsonl").read_text(encoding="utf-8").splitlines()
    unseen = {json.loads(line)["id"] for line in lines}
    for read, measured in (("planner_phrases", "planners"), ("planner_expectations", "expectations")):
        assert screens(REAL_PHRASES.with_name(f"{read}.jsonl")) <= screens(REAL_PHRASES) | screens(STEP_PHRASES)
        assert screens(MEASURED.with_name(f"{measured}.jsonl")) <= unseen


def test_what_was_said_in_chinese_is_measured_on_screens_that_were_not_read_for_it() -> None:
    def screens(path: Path) -> set[str]:
        return {json.loads(line)["screen"] for line in path.read_text(encoding="utf-8").splitlines()}

    lines = (MEASURED.parents[1] / "unseen_screens.jsonl").read_text(encoding="utf-8").splitlines()
    kept = {json.loads(line)["id"] for line in lines} | screens(MEASURED.with_name("steps_chinese.jsonl"))
    for read, measured in (
        ("planner_phrases_chinese", "planners_chinese"),
        ("planner_expectations_chinese", "expectations_chinese"),
    ):
        assert screens(MEASURED.with_name(f"{measured}.jsonl")) <= kept
        assert screens(REAL_PHRASES.with_name(f"{read}.jsonl")).isdisjoint(kept)


def test_screens_never_looked_at_are_of_other_repositories_than_those_that_are_known() -> None:
    listed = [json.loads(line) for line in real_screens.SCREENS.read_text(encoding="utf-8").splitlines()]
    unseen = MEASURED.parents[1] / "unseen_screens.jsonl"
    others = [json.loads(line) for line in unseen.read_text(encoding="utf-8").splitlines()]
    assert {row["repository"] for row in listed}.isdisjoint(row["repository"] for row in others)
    phrases = MEASURED.with_name("unseen.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["screen"] for line in phrases} <= {row["id"] for row in others}


def test_another_list_of_screens_may_be_given(tmp_path: Path) -> None:
    clone = tmp_path / "in" / "someone+app"
    clone.mkdir(parents=True)
    git(clone, "init", "-q")
    (clone / "ui.xml").write_text(DUMP)
    git(clone, "add", "ui.xml")
    git(clone, "commit", "-qm", "one")
    row = {"id": "one", "repository": "someone/app", "commit": git(clone, "rev-parse", "HEAD"), "path": "ui.xml"}
    row |= {"width": 100, "height": 50}
    (tmp_path / "list.jsonl").write_text(json.dumps(row) + "\n")
    out = tmp_path / "out"
    told = ["--checkouts", str(tmp_path / "in"), "--list", str(tmp_path / "list.jsonl"), "--out", str(out)]
    assert real_screens.main(told) == 0
    assert [sample.id for sample in samples(out / "index.jsonl")] == ["one"]
