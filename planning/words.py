"""Intents, results and histories said in words: what model prompts, refusals, records and training sets show.

Most intents are said the way the phrasebook understands them, so that a record can be read back as a goal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from grounding.interface import (
    Adjust,
    Change,
    Clear,
    DoubleTap,
    Drag,
    Enter,
    Expectation,
    Gone,
    Holds,
    InApp,
    Intent,
    Key,
    LongPress,
    Miss,
    Open,
    OpenLink,
    Outline,
    Pause,
    Pinch,
    Press,
    Read,
    Reason,
    Scroll,
    SecretRef,
    Shows,
    Swipe,
    Tap,
    Target,
    Text,
    Wait,
)
from planning.decision import Act, Ask, Decision, Finish, GiveUp
from planning.history import Done, PastStep, Result, Unsure
from planning.repeating import repeats, times_in_vain

LINE = 400
"""Most characters of one line of a history."""


def quoted(text: str) -> str:
    """The text in double quotes, with backslashes before quotes and backslashes in it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def one_line(text: str, most: int = LINE) -> str:
    """The text on one line, cut with an ellipsis."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def intent_words(intent: Intent) -> str:
    """What is to be done, as a person would say it."""
    match intent:
        case Tap(target):
            return f"tap {target.phrase}"
        case DoubleTap(target):
            return f"double tap {target.phrase}"
        case LongPress(target):
            return f"long press {target.phrase}"
        case Enter(target, text, _, "before" | "after" as where):
            return f"add {_text_words(text)} {where} what {target.phrase} holds"
        case Enter(target, text, submit):
            return f"enter {_text_words(text)} in {target.phrase}" + (", then press enter" if submit else "")
        case Clear(target):
            return f"clear {target.phrase}"
        case Adjust(target, "on" | "off" as value):
            return f"turn {value} {target.phrase}"
        case Adjust(target, value):
            return f"set {target.phrase} to {quoted(value)}"
        case Press(Key.DELETE):
            return "press the delete key"
        case Press(Key.NOTIFICATIONS | Key.QUICK_SETTINGS as shade):
            return f"open the {shade}"
        case Press(key):
            return f"press {key}"
        case Open(app):
            return f"open {app}"
        case OpenLink(url):
            return f"open {url}"
        case Wait(until, _):
            return f"wait until {expectation_words(until)}"
        case Pause(seconds):
            return f"wait {seconds:g} {'second' if seconds == 1 else 'seconds'}"
        case Read(target):
            return f"read {target.phrase}"
        case Scroll() | Swipe() | Drag() | Pinch():
            return _movement_words(intent)
        case _ as never:
            assert_never(never)


def _text_words(text: Text | SecretRef) -> str:
    match text:
        case Text(value):
            return quoted(value)
        case SecretRef(name):
            return f"the secret {quoted(name)}"
        case _ as never:
            assert_never(never)


def _movement_words(intent: Scroll | Swipe | Drag | Pinch) -> str:
    match intent:
        case Scroll(direction, within, until):
            words = f"scroll {direction}" + (f" in {within.phrase}" if within else "")
            return words + (f" until {until.phrase} is shown" if until else "")
        case Swipe(direction, across):
            return f"swipe {direction}" + (f" on {across.phrase}" if across else "")
        case Drag(source, destination):
            return f"drag {source.phrase} onto {destination.phrase}"
        case Pinch(zoom, target):
            return f"zoom {zoom}" + (f" on {target.phrase}" if target else "")
        case _ as never:
            assert_never(never)


def expectation_words(expectation: Expectation) -> str:
    """What is expected, as a claim that is true or not."""
    match expectation:
        case Shows(target):
            return f"{target.phrase} is shown"
        case Gone(target):
            return f"{target.phrase} is not shown"
        case InApp(app):
            return f"the {app} app is open"
        case Holds(target, "on" | "off" as value):
            return f"{target.phrase} is {value}"
        case Holds(target, value):
            return f"{target.phrase} says {quoted(value)}"
        case _ as never:
            assert_never(never)


def result_words(result: Result, most: int = 12) -> str:
    """How it went; a change of the screen takes up to ``most`` lines of each kind."""
    match result:
        case Done(change, value, note):
            read = f'it reads "{value}"; ' if value else ""
            return f"done; {read}{_noted(note, change, change.text(most))}"
        case Miss(Reason.NO_EFFECT):
            return f"without effect; {result.text()}"
        case Miss():
            return f"not done; {result.text()}"
        case Unsure(detail):
            return f"unsure whether it was done; {detail}"
        case _ as never:
            assert_never(never)


def result_gist(result: Result) -> str:
    """How it went in a few words, for steps that others have followed."""
    match result:
        case Done(change, value, note):
            return f"done; it reads {quoted(value)}" if value else f"done; {_noted(note, change, change.gist())}"
        case _:
            return result_words(result)


def _noted(note: str, change: Change, changed: str) -> str:
    """The note, and what changed if anything did."""
    return "; ".join(part for part in (note, changed if change or not note else "") if part)


def result_word(result: Result) -> str:
    """How it went in a word or two, for steps long past."""
    match result:
        case Done(value=value):
            return f"done, it reads {quoted(value)}" if value else "done"
        case Miss(reason):
            return str(reason)
        case Unsure():
            return "unsure"
        case _ as never:
            assert_never(never)


def decision_words(decision: Decision) -> str:
    """A decision in one line, for people who read along."""
    match decision:
        case Act(intents, expect):
            said = "; ".join(intent_words(intent) for intent in intents)
            return said + (f"; expecting that {expectation_words(expect)}" if expect else "")
        case Finish(summary):
            return f"finished: {summary}"
        case Ask(question):
            return f"asks: {question}"
        case GiveUp(reason):
            return f"gives up: {reason}"
        case _ as never:
            assert_never(never)


def outline_text(outline: Outline, most: int) -> str:
    """The outline with at most ``most`` characters; whole lines are left out from the end, and it says how many."""
    text = outline.text()
    if len(text) <= most:
        return text
    kept: list[str] = []
    length = 0
    lines = text.splitlines()
    for line in lines:
        short = one_line(line)
        if length + len(short) + 1 > most:
            break
        kept.append(short)
        length += len(short) + 1
    return "\n".join([*kept, f"({len(lines) - len(kept)} more lines of this screen are left out)"])


def history_text(history: Sequence[PastStep], recent: int = 8, older: int = 24, change_lines: int = 8) -> str:
    """The steps so far: the last one with what changed, those of the last ``recent`` turns with the gist of it, of
    ``older`` turns a line each, the rest counted. Turns that tried the same in vain on one screen are told as one.

    What an earlier step has changed is on the screen that is shown beside, or has been left behind.
    """
    turns = _told_as_one([list(steps) for _, steps in groupby(history, key=lambda step: step.turn)])
    blocks = [_brief(label, steps) for label, _, steps in turns[:-recent]]
    lines = []
    if len(blocks) > older:
        lines.append(f"({len(blocks) - older} earlier turns are left out)")
        blocks = blocks[-older:]
    lines += blocks
    for label, times, steps in turns[-recent:]:
        is_last = steps[-1].turn == history[-1].turn
        lines += _full(label, steps, change_lines if is_last else 0)
        times = max(times, times_in_vain(history)) if is_last else times
        if times > 1:
            lines.append(f"  {times} times the same, on a screen that did not change")
    return "\n".join(lines)


def _told_as_one(turns: Sequence[Sequence[PastStep]]) -> list[tuple[str, int, Sequence[PastStep]]]:
    """What turns are called, how often they tried the same, and the steps of the last of them."""
    told: list[tuple[str, int, Sequence[PastStep]]] = []
    for steps in turns:
        turn, times = steps[0].turn, 1
        if told and repeats(steps, told[-1][2]):
            _, before, earlier = told.pop()
            times, memos = before + 1, dict.fromkeys(filter(None, (earlier[-1].memo, steps[-1].memo)))
            steps = [replace(steps[-1], memo="; ".join(memos))]
        told.append((f"turns {turn - times + 1} to {turn}" if times > 1 else f"turn {turn}", times, steps))
    return told


def _brief(label: str, steps: Sequence[PastStep]) -> str:
    said = "; ".join(f"{one_line(intent_words(s.intent), 120)} - {one_line(result_word(s.result), 120)}" for s in steps)
    return one_line(f"{label}: {said}")


def _full(label: str, steps: Sequence[PastStep], change_lines: int) -> list[str]:
    """``change_lines`` of the last step; 0: only its gist."""
    lines = []
    last = steps[-1]
    for step in steps:
        lines.append(one_line(f"{label}: {intent_words(step.intent)}"))
        whole = step is last and change_lines
        told = result_words(step.result, change_lines) if whole else result_gist(step.result)
        lines += [f"  {one_line(line)}" for line in told.splitlines()]
    if last.expected is not None:
        lines.append(f"  {one_line(_expected_words(last))}")
    if last.memo:
        lines.append(f"  your memo: {one_line(last.memo)}")
    return lines


def _expected_words(step: PastStep) -> str:
    """Whether what was expected is so, and what is the case instead."""
    said = f" that {expectation_words(step.expectation)}" if step.expectation is not None else ""
    if step.expected:
        return f"your expectation{said} held"
    return f"your expectation{said} did not hold" + (f" ({step.instead})" if step.instead else "")


def phrases(intent: Intent) -> tuple[Target, ...]:
    """Every phrase the intent holds, the one that matters most first."""
    match intent:
        case Scroll(_, within, until):
            return tuple(t for t in (until, within) if t)
        case Swipe(_, across):
            return (across,) if across else ()
        case Drag(source, destination):
            return (source, destination)
        case Press() | Open() | OpenLink() | Pause():
            return ()
        case Pinch(_, among):
            return (among,) if among else ()
        case Wait(until, _):
            return () if isinstance(until, InApp) else (until.target,)
        case _:
            return (intent.target,)
