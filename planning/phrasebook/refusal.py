"""What the phrasebook says when it cannot follow a goal: which clause, what it could follow, and how to use a model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from planning.phrasebook.clauses import Clause
from planning.phrasebook.forms import FORMS, tidy
from planning.phrasebook.phrases import PRONOUNS

HOW_TO_USE_A_MODEL = (
    "For goals in free words, configure a model: set DEIXIS_MODEL_BASE_URL, DEIXIS_MODEL_NAME and, where the endpoint "
    'wants one, DEIXIS_MODEL_KEY, and choose the planner "model". DEIXIS_MODEL_BASE_URL is '
    "https://api.openai.com/v1 for OpenAI, http://host:8000/v1 for vLLM, http://host:11434/v1 for Ollama."
)

_ADVICE: tuple[tuple[str, str], ...] = (
    (r"(?:set|add|create|make) (?:an? |the )?(?:new )?(?:alarm|timer|reminder|event)\b.*",
     'say each step, as in "open Clock, tap Add alarm, switch to text input, enter 07 as hour, tap OK"'),
    (r"(?:search|look)(?: for)? .+|find .+", 'say each step, as in "tap Search, type pizza, press enter"'),
    (r"wait(?: for)? .*(?:second|minute|moment|while|bit).*|wait",
     'say what to wait for, as in "wait until Loading is gone"'),
    (r"toggle .+", 'say which way, as in "turn on Wi-Fi" or "turn off Wi-Fi"'),
    (r"go to .+|navigate to .+", 'say "open Settings" for an app, or "tap Display" for something on the screen'),
    (r"scroll .*\b(?:top|bottom|end|start|beginning)\b.*", 'say where to stop, as in "scroll to About phone"'),
    (r"(?:send|text|message|email|call|phone) .+",
     'say each step, as in "open Messages, tap the first conversation, type hello, tap Send"'),
    (r"(?:add|create|make) .*\bcontacts?\b.*",
     'say each step, as in "open Contacts, tap Create contact, enter Ada as first name, tap Save"'),
    (r"(?:check|verify|make sure|ensure|confirm)\b.+",
     'say it as "check that Ada is shown", "check that Wi-Fi is on" or "check that the title says Draft"'),
)  # fmt: skip
_VERB_WEIGHT = 1.0
LEAST_LIKENESS = 0.35


def refusal(all_clauses: Sequence[Clause], refused: Clause) -> str:
    """The clause that cannot be followed, the closest form, and how to configure a model. Nothing was done before."""
    place = ""
    if len(all_clauses) > 1:
        place = f" (part {all_clauses.index(refused) + 1} of {len(all_clauses)})"
    return (
        f'The phrasebook cannot follow "{_short(refused.said)}"{place}; nothing was done. It follows explicit '
        f'instructions in English: {advice(refused.said)}. A name that holds a comma, an "and" or a verb goes in '
        f"double quotes. {HOW_TO_USE_A_MODEL}"
    )


def empty() -> str:
    """For a goal with no words in it."""
    return (
        'The goal says nothing to do. It could be, for example, "open Settings, tap Display, turn on Dark theme". '
        + HOW_TO_USE_A_MODEL
    )


def unknown_secret(name: str, known: Sequence[str]) -> str:
    """For a secret that this task was not given."""
    names = ", ".join(f'"{one}"' for one in known)
    there = f"this task has the secrets {names}" if names else "this task was given no secrets"
    return (
        f'No secret named "{name}" is known: {there}. Nothing was done. Give the secret to the service under that '
        f'name; to type the words themselves, put them in quotes, as in: enter "secret {name}" as title.'
    )


def advice(said: str) -> str:
    """How to say the clause instead."""
    text = tidy(said)
    if _says_pronoun(text):
        return f'name the thing instead of "{text.split()[-1]}", as in "tap Save"'
    for pattern, hint in _ADVICE:
        if re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL):
            return hint
    return f'for example "{closest(text)}"'


def _says_pronoun(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 3 and words[-1].lower() in PRONOUNS


def closest(said: str) -> str:
    """The example that is most like the words; one with the same verb wins."""
    words = said.lower().split()[:12]

    def likeness(example: str) -> float:
        same_verb = bool(words) and example.lower().split()[0] == words[0]
        return SequenceMatcher(None, words, example.lower().split()).ratio() + _VERB_WEIGHT * same_verb

    best = max((form.example for form in FORMS), key=likeness)
    return best if likeness(best) > LEAST_LIKENESS else "tap Create contact"


def _short(text: str, most: int = 200) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
