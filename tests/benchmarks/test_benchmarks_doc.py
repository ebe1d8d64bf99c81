"""docs/benchmarks.md tells what the committed results say: every figure, and the command that made it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.figures import figure, filled

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
RESULTS = ROOT / "benchmarks" / "results"


def result(name: str) -> dict[str, Any]:
    return dict(json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8")))


def rows(name: str) -> list[list[str]]:
    """The cells of the table whose head links to the file."""
    table = DOC.partition(f"| [{name}.json](../benchmarks/results/{name}.json) |")[2].partition("\n\n")[0]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


MEASURED = (
    "device_io", "simulator", "grounding", "grounding_full", "grounding_full_b", "rewordings",
    "rewordings_full", "grounding_real", "grounding_pictures", "grounding_pictures_alone", "grounding_steps",
    "grounding_steps_chinese", "grounding_terse", "grounding_unseen", "chinese", "fit", "outline", "outline_real",
    "outline_unseen", "vision", "appearance", "icons", "tongues", "turned", "grounding_planners", "expecting",
    "grounding_planners_chinese", "expecting_chinese", "absent", "grounding_fresh", "outline_fresh",
    "grounding_late", "outline_late", "confidence", "absent_requests", "absent_requests_fresh",
)  # fmt: skip


@pytest.mark.parametrize("name", MEASURED)
def test_each_figure_is_the_files_own(name: str) -> None:
    summary, told = result(name)["summary"], rows(name)
    assert len(told) >= 5
    assert [(row[0], row[1]) for row in told] == [(row[0], str(figure(summary, row[0]))) for row in told]


def test_the_tables_are_filled_from_the_files() -> None:
    assert filled(DOC) == DOC


def test_a_table_takes_the_figures_of_its_file_and_keeps_what_is_said_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"summary": {"n": 3, "by_kind": {"place": {"accuracy": 0.5}}}}')
    head = "| [a.json](../benchmarks/results/a.json) | | |\n|---|---|---|\n"
    before = head + "| `n` | 2 | all |\n| `by_kind.place.accuracy` | ? | |\n\n| `n` | 2 | of another table |\n"
    after = head + "| `n` | 3 | all |\n| `by_kind.place.accuracy` | 0.5 | |\n\n| `n` | 2 | of another table |\n"
    assert filled(before, tmp_path) == after
    with pytest.raises(KeyError, match="missing"):
        filled(head + "| `missing` | | |\n", tmp_path)


def test_the_realism_table_is_the_files_own() -> None:
    wanted = [
        [name, *(str(found[side][q]) for side in ("ours", "real") for q in ("q1", "median", "q3")), found["verdict"]]
        for name, found in result("realism")["measures"].items()
    ]
    assert rows("realism") == wanted


def test_every_results_file_was_made_by_a_command_that_the_document_names() -> None:
    for name in (*MEASURED, "realism"):
        made_by = result(name)["made_by"]["command"].replace(" index.jsonl", " INDEX.jsonl")
        made_by = made_by.replace("--screens INDEX.jsonl", "--screens REAL.jsonl")
        assert made_by in DOC


def test_no_result_names_a_place_on_somebodys_machine() -> None:
    for file in RESULTS.glob("*.json"):
        assert not re.search(r'"(/|~|[A-Z]:\\)', file.read_text(encoding="utf-8")), file.name


def decision(number: str) -> str:
    return next((ROOT / "docs" / "decisions").glob(f"{number}-*.md")).read_text(encoding="utf-8")


def share(name: str, path: str, digits: int = 1) -> str:
    """A share as decisions tell it, in percent."""
    return f"{100 * float(figure(result(name)['summary'], path)):.{digits}f}"


def test_the_decision_on_pictures_tells_what_was_measured() -> None:
    new, old, kinds = "grounding_pictures", "grounding_pictures_before", "by_given_kind"
    rows = [
        f"from pictures, tree and picture | {share(old, 'accuracy')} | {share(new, 'accuracy')} |",
        f"the same, tree alone | 60.0 | {share(new, 'vision.tree_alone.accuracy')} |",
        *(
            f"{kind}s among them, tree and picture | | {share(new, f'{kinds}.{kind}.accuracy')}, answered "
            f"{share(new, f'{kinds}.{kind}.found_coverage', 0)} %, rightly "
            f"{share(new, f'{kinds}.{kind}.found_precision', 0)} % |"
            for kind in ("description", "request")
        ),
        f"written from lists, real screens of other apps | 84.4 | {share('grounding_real', 'accuracy')} |",
    ]
    assert [row for row in rows if row not in decision("0012")] == []


def both(path: str, name: str, digits: int = 1) -> list[str]:
    """The share before and after."""
    return [share(f"{name}{when}", path, digits) for when in ("_before", "")]


def answered(at: str, name: str) -> str:
    shares = zip(both(f"{at}found_coverage", name, 0), both(f"{at}found_precision", name, 0), strict=True)
    return " | ".join(f"{coverage} %, {right} %" for coverage, right in shares)


def right_and_answered(name: str, at: str = "", said: str = "", too: str = "") -> list[str]:
    """Two rows of a decision's table, before and after: ``said`` stands before "right", ``too`` before "answered"."""
    return [
        f"{said}right | {' | '.join(both(f'{at}accuracy', name))} |",
        f"{too}answered, and right among those | {answered(at, name)} |",
    ]


def test_the_decision_on_screens_never_looked_at_tells_what_was_measured() -> None:
    rows = [
        *right_and_answered("grounding_unseen"),
        f"{share('turned', 'read from right to left.same')} % lead to the same as before",
        f"without this {share('turned', 'read from left to right.same')} %",
    ]
    assert [row for row in rows if row not in decision("0015")] == []


def test_the_decision_on_other_peoples_apps_tells_what_was_measured() -> None:
    rows = [f"right, both halves | {' | '.join(both('accuracy', 'grounding_fresh'))} |"]
    assert [row for row in rows if row not in decision("0021")] == []


def test_the_decision_on_steps_tells_what_was_measured() -> None:
    steps, chinese, planner = "grounding_steps", "grounding_steps_chinese", "by_given_kind.planner."
    rows = [
        *right_and_answered(steps, said="English: "),
        *right_and_answered(steps, planner, said="a planner's: ", too="a planner's: "),
        *right_and_answered(chinese, said="Chinese: "),
    ]
    assert [row for row in rows if row not in decision("0013")] == []


def test_the_decision_on_terse_commands_tells_what_was_measured() -> None:
    rows = right_and_answered("grounding_terse")
    assert [row for row in rows if row not in decision("0014")] == []


def test_the_decision_on_what_is_turned_around_tells_what_was_measured() -> None:
    pointing, unread = "grounding_pointing", "by_given_kind.unread."
    rows = [
        *right_and_answered(pointing),
        *right_and_answered(pointing, unread, said="of these 140 whose failures were not read: "),
    ]
    assert [row for row in rows if row not in decision("0016")] == []


@pytest.mark.parametrize(("number", "tongue"), [("0017", ""), ("0018", "_chinese")])
def test_the_decisions_on_who_reads_the_outline_tell_what_was_measured(number: str, tongue: str) -> None:
    phrases, expected = f"grounding_planners{tongue}", f"expecting{tongue}"
    careful, hasty = "by_given_kind.careful.", "by_given_kind.hasty."
    rows = [
        *right_and_answered(phrases),
        *right_and_answered(phrases, careful, said="as the instructions ask: "),
        *right_and_answered(phrases, hasty, said="in haste: "),
        f"judged rightly | {' | '.join(both('accuracy', expected))} |",
        f"of those that are not so, said to be | {' | '.join(both('invented', expected))} |",
        f"of things said to be gone that are there | {' | '.join(both('by_kind.gone.invented', expected))} |",
        f"of those that are so, not seen to be | {' | '.join(both('unproven', expected))} |",
    ]
    assert [row for row in rows if row not in decision(number)] == []


def test_the_decision_on_pictures_tells_what_is_found_without_trees() -> None:
    both = ("grounding_pictures_alone_before", "grounding_pictures_alone")

    def answered(name: str, at: str = "") -> tuple[str, str]:
        return share(name, f"{at}found_coverage", 0), share(name, f"{at}found_precision", 0)

    rows = ["right" + "".join(f" | {share(name, 'accuracy')}" for name in both)]
    rows += ["answered, and right among those" + "".join(" | {} %, {} %".format(*answered(name)) for name in both)]
    for kind in ("description", "request"):
        at = f"by_given_kind.{kind}."
        told = (f" | {share(name, at + 'accuracy')}, answered {{}} %, rightly {{}} %" for name in both)
        rows.append(
            f"{kind}s among them" + "".join(t.format(*answered(n, at)) for t, n in zip(told, both, strict=True))
        )
    assert [row for row in rows if f"| {row} |" not in decision("0012")] == []


def test_the_decision_on_choosing_tells_what_was_measured() -> None:
    ways = ("", "model.asked_last.", "model.asked_when_unsure.")
    for name in ("grounding", "grounding_real"):
        right = " | ".join(f"{share(name, way + 'accuracy')} %" for way in ways)
        answered = " | ".join(
            f"{share(name, way + 'found_coverage', 0)} %, {share(name, way + 'found_precision', 0)} %" for way in ways
        )
        assert f"right | {right} |" in decision("0010")
        assert f"answered, and right among those | {answered} |" in decision("0010")


def test_the_decision_on_icons_tells_what_was_measured() -> None:
    rows = {
        "an hour on two cores": "before",
        "more drawings, shown twice": "plain",
        "and the words of names": "words",
        "and two teachers": "taught",
        "that, a block deeper": "deeper",
        "the fourth, in 8 bits: shipped": "shipped",
    }
    told = decision("0007")
    for row, network in rows.items():
        clean, worn = (share("icon_networks", f"{network}.{how}") for how in ("clean", "worn"))
        assert f"| {row} | {clean} | {worn} |" in told
    assert f"names {share('icons', 'top1_clean')} % ({share('icons', 'top1_degraded')} % worn" in told
