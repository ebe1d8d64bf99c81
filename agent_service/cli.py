"""The command line: ``deixis``. Thin: every command composes, calls and prints."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from agent_service.codec import encode
from agent_service.task import Ending
from device.errors import PhoneError
from planning.planner import PlannerError

if TYPE_CHECKING:
    from grounding.chain import Links

app = typer.Typer(
    name="deixis",
    help="Words that point: tasks for Android phones in plain words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

EXIT_CODES = (
    "Exit codes:",
    "0 done: verified, claimed, or as --expect says",
    "1 not done: it ended otherwise, or nothing was found",
    "2 wrong usage, settings or files",
    "3 the phone or adb is not there, not ready, busy, or failed in the middle",
    "130 stopped by Ctrl-C",
    "143 stopped by SIGTERM",
)

Device = Annotated[str, typer.Option("--device", "-d", help="The phone's serial; not needed when one is attached.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
Hierarchy = Annotated[
    Path | None, typer.Option(help="A hierarchy file instead of a phone.", exists=True, dir_okay=False)
]
Screenshot = Annotated[
    Path | None,
    typer.Option(help="The picture that goes with it; alone: all that is known.", exists=True, dir_okay=False),
]

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a terminal obeys; line ends and tabs are text."""


def plain(words: str) -> Text:
    """Words as they are: nothing in them is markup, and no terminal obeys what a screen or a model says."""
    return Text(CONTROLS.sub("\ufffd", words))


def as_line(value: Any, indent: int | None = None) -> str:
    """A JSON document and a line end; what a terminal would obey is escaped in it."""
    said = json.dumps(value, ensure_ascii=False, indent=indent)
    return CONTROLS.sub(lambda control: f"\\u{ord(control[0]):04x}", said) + "\n"


def print_json(value: Any) -> None:
    """One JSON document, indented, on standard output."""
    sys.stdout.write(as_line(value, indent=2))


def say(words: str) -> None:
    """One line for people, beside what standard output holds."""
    err.print(plain(words))


def exit_code(ending: Ending | None, expected: Ending | None) -> int:
    """What ``run`` exits with, for a task that ended so."""
    if ending is not None and (ending is expected if expected else ending.good):
        return 0
    return 3 if ending is Ending.PHONE_FAILED else 1


def links() -> AbstractContextManager[Links]:
    """What the grounder has beyond the tree, by the settings, for one command."""
    from agent_service import compose
    from agent_service.settings import Settings

    return closing(compose.links(Settings()))


@app.command()
def serve(
    port: Annotated[int | None, typer.Option(help="8765, or DEIXIS_PORT; 0 takes a free one.")] = None,
    host: Annotated[str | None, typer.Option(help="127.0.0.1; loopback only, until the API has keys.")] = None,
    ready_file: Annotated[Path | None, typer.Option(help="Written when ready: a line of JSON with the URL.")] = None,
) -> None:
    """Run the service until Ctrl-C."""
    say("starting, which takes some seconds …")  # before the imports, which take most of them
    from agent_service.http.server import serve as run

    run(host, port, ready_file)


@app.command(epilog="\n\n".join(EXIT_CODES))
def run(
    goal: Annotated[str, typer.Argument(help="What to do, in words.")],
    device: Device = "",
    app_name: Annotated[str, typer.Option("--app", help="The app it is about.")] = "",
    planner: Annotated[str, typer.Option(help="phrasebook (needs no model) or model.")] = "phrasebook",
    max_turns: Annotated[int, typer.Option(min=1)] = 30,
    timeout_s: Annotated[float, typer.Option("--timeout", min=1.0, help="Seconds.")] = 600.0,
    secret: Annotated[
        list[str] | None, typer.Option(help="A secret it may use though the goal does not name it; may be repeated.")
    ] = None,
    expect: Annotated[
        Ending | None, typer.Option(help="The ending it must have, such as verified; else verified or claimed will do.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Do one task now, without a server, and show it as it goes."""
    from agent_service import compose
    from agent_service.signals import Interrupted
    from agent_service.task import TaskSpec
    from agent_service.telling import line

    spec = TaskSpec(goal, planner, device, app_name, max_turns, timeout_s, tuple(secret or ()))

    def show(event: dict[str, Any]) -> None:
        if as_json:
            sys.stdout.write(as_line(event))
            sys.stdout.flush()
        elif told := line(event):
            out.print(plain(told))

    try:
        task, folder = compose.run_once(spec, show)
        code = exit_code(task.ending, expect)
    except Interrupted as stopped:
        task, folder, code = stopped.task, stopped.folder, 128 + stopped.number
    if as_json:
        sys.stdout.write(as_line({"type": "task", **encode(task), "folder": str(folder)}))
    else:
        out.print(plain(f"the run: {folder / 'index.html'}"))
    if expect is Ending.VERIFIED and task.ending is Ending.CLAIMED:
        say("not verified: nothing in the goal was to be checked; end it with `and check that …`")
    raise typer.Exit(code)


@app.command()
def devices(as_json: AsJson = False) -> None:
    """List the phones adb knows, and whether each is ready."""
    from agent_service.attached import list_devices

    found = list_devices()
    if as_json:
        print_json(found)
        return
    if not found:
        err.print("No phone is attached. Start a simulated one with `deixis phone`, or see `deixis doctor`.")
        raise typer.Exit(3)
    table = Table(box=None, pad_edge=False)
    for column in ("serial", "model", "android", "size", "condition"):
        table.add_column(column)
    for phone in found:
        size = f"{phone['width']}x{phone['height']}" if phone["width"] else ""
        table.add_row(*map(plain, (phone["serial"], phone["model"], phone["android"], size, phone["condition"])))
    out.print(table)


@app.command()
def outline(
    device: Device = "", hierarchy: Hierarchy = None, screenshot: Screenshot = None, as_json: AsJson = False
) -> None:
    """Say the screen in words: what a planner reads."""
    from agent_service.looking import look

    with links() as found:
        seen = look(device, found, say, hierarchy, screenshot)
    if as_json:
        print_json(encode(seen.outline))
    else:
        out.print(plain(seen.outline.text()))


@app.command()
def ground(
    phrase: Annotated[str, typer.Argument(help="What to point at: 'the \"Save\" button', 'the switch next to Wi-Fi'.")],
    device: Device = "",
    hierarchy: Hierarchy = None,
    screenshot: Screenshot = None,
    picture: Annotated[
        Path | None, typer.Option(help="Where the picture of what was pointed at goes; else into the state folder.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Point at one thing on the screen and say why; nothing is touched."""
    from agent_service.looking import describe, look, picture_place, point
    from agent_service.marking import mark

    where = picture_place(phrase, picture)
    with links() as found, err.status("looking at the screen"):
        seen = look(device, found, say, hierarchy, screenshot)
        pointing, note = point(phrase, seen)
    mark(seen.observation, pointing).save(where)
    if as_json:
        print_json({**encode(pointing), "note": note, "picture": str(where)})
    else:
        out.print(plain(describe(pointing, note)))
        out.print(plain(f"picture: {where}"))
    raise typer.Exit(0 if pointing.miss is None else 1)


@app.command()
def tap(
    phrase: Annotated[str, typer.Argument(help="What to tap.")], device: Device = "", as_json: AsJson = False
) -> None:
    """Tap one thing on the screen, named in words."""
    from agent_service.looking import tap_once

    with links() as found:
        result, words = tap_once(phrase, device, found, say)
    if as_json:
        print_json(encode(result))
    else:
        out.print(plain(words))
    raise typer.Exit(0 if type(result).__name__ == "Done" else 1)


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Check adb, phones, the model endpoint and the vision parts; each line says what is wrong and what to do."""
    from agent_service.doctor import examine

    checks = examine()
    if as_json:
        print_json([encode(check) for check in checks])
    else:
        for check in checks:
            mark_, colour = {"ok": ("✓", "green"), "note": ("·", "yellow"), "bad": ("✗", "red")}[check.verdict]
            found = f" {check.name}: {check.found}" + (f"\n    → {check.advice}" if check.advice else "")
            out.print(Text.assemble((mark_, colour), plain(found)))
    raise typer.Exit(1 if any(check.verdict == "bad" for check in checks) else 0)


@app.command()
def export(
    runs: Annotated[list[Path], typer.Argument(help="Run folders, or folders of run folders.", exists=True)],
    planner: Annotated[bool, typer.Option("--planner", help="What planners were given and decided.")] = False,
    grounder: Annotated[bool, typer.Option("--grounder", help="What grounders were given and pointed at.")] = False,
    output: Annotated[Path | None, typer.Option("--out", "-o", help="A file; standard output without it.")] = None,
    good_only: Annotated[bool, typer.Option(help="Only runs that ended verified or claimed.")] = False,
) -> None:
    """Make a training set of recorded runs: chat JSONL, one example a line. A run that cannot be read is left out."""
    from agent_service.export import Half, examples

    if planner == grounder:
        err.print("Say which half: --planner or --grounder.")
        raise typer.Exit(2)
    left_out: list[str] = []
    half: Half = "planner" if planner else "grounder"
    lines = examples(runs, half, good_only=good_only, left_out=left_out.append)
    written = 0
    with output.open("w", encoding="utf-8") if output else os.fdopen(os.dup(1), "w", encoding="utf-8") as target:
        for line in lines:
            target.write(json.dumps(line, ensure_ascii=False) + "\n")
            written += 1
    for words in left_out:
        say(f"left out: {words}")
    err.print(f"{written} examples" + (f"; runs left out: {len(left_out)}" if left_out else ""))
    raise typer.Exit(0 if written else 1)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True}, add_help_option=False)
def phone(context: typer.Context) -> None:
    """Start simulated phones that adb lists; `deixis phone --help` shows the options. Ctrl-C stops them."""
    command = [sys.executable, "-m", "device.simulator", *context.args]
    os.execve(sys.executable, command, {**os.environ, "DEIXIS_COMMAND": "deixis phone"})


def main() -> None:
    """Entry point: errors of phones become one line and exit code 3, those of files and settings code 2."""
    try:
        app()
    except PhoneError as failure:
        err.print(plain(f"deixis: {failure}"))
        sys.exit(3)
    except PlannerError as failure:
        err.print(plain(f"deixis: {failure}"))
        sys.exit(2)
    except ValidationError as failure:
        from agent_service.settings import told

        for line in told(failure):
            err.print(plain(f"deixis: {line}"))
        sys.exit(2)
    except OSError as failure:
        err.print(plain(f"deixis: {failure.filename or 'a file'}: {failure.strerror or failure}"))
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
