"""Words that turn what is said around, in a phrase, in a label, and in a label's English meaning.

Three lists, since they answer three questions: a phrase that has one of ``SAID`` means rather something else; a label
that has one of ``WRITTEN`` says not to do what its other words say; and what a label in another language means word by
word is turned around by ``MEANT``, since words put in English one by one do not tell "unfollow" from "follow".
"""

from __future__ import annotations

WRITTEN = frozenset(("not", "no", "dont", "don", "never", "without"))
"""In a label that is read word by word, without its apostrophes."""

SAID = (WRITTEN - {"don"}) | frozenset(
    ("don't", "isn't", "won't", "can't", "cannot", "nor", "neither", "except", "but", "avoid", "refuse", "skip",
     "cancel", "instead", "anything", "nothing", "later")
)  # fmt: skip
"""In a phrase."""

MEANT = (WRITTEN - {"dont", "don"}) | frozenset(("cancel", "remove", "delete", "stop", "disable", "disabled", "forgot"))
"""In what a label in another language means."""

FORBIDDING = (
    ("do", "not"), ("don't",), ("dont",), ("never",), ("avoid",), ("anything", "but"), ("everything", "but"),
    ("not",), ("except",),
)  # fmt: skip
"""What a phrase begins with that forbids what follows."""

APART = frozenset((
    "opposite", "beyond", "past", "than", "counterpart", "except", "excluding", "unlike", "neither", "nor",
    "doesn't", "isn't", "aren't", "farthest", "furthest", "between", "beside",
    "followed", "preceded", "precedes", "follows", "preceding", "behind", "facing", "adjacent", "neighbour", "neighbor",
    "neighbours", "neighbors", "flanked", "aside", "besides", "underneath", "beneath", "alongside",
))  # fmt: skip
"""In a name that was said they tell that something else is meant: "opposite Cancel" is not Cancel."""

SECLUDED = ("incognito", "inprivate", "无痕", "隐身")
"""What has one of these in its name is only meant where one was said: a new tab is no incognito tab."""

CHINESE_FORBIDDING = ("不要", "别", "请勿", "勿", "不能", "不许", "不准", "千万别")
"""The same of a Chinese phrase: what it begins with forbids what follows."""

CHINESE_APART = (r"^(?:除了?.+?|.+?)(?:以外|之外)", r"^除了", r"^(?:并?不是|非).+的")
"""Patterns of Chinese phrases that tell what is not meant."""
