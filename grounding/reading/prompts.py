"""Texts in a field that ask for what belongs there: ``Search in mail``, ``Add comment...``.

Android's older hierarchies have no attribute for a hint: an empty field shows it as its text.
"""

from __future__ import annotations

from functools import lru_cache

from grounding.vocabulary.words import normal

MOST_WORDS, LONGEST = 6, 40
"""A longer text is rather what somebody wrote."""

ELLIPSES = ("...", "…")
ASKING = (
    "search", "enter", "type", "please enter", "输入", "请输入", "輸入", "請輸入", "搜索", "搜尋", "検索", "검색",
    "поиск", "введите", "buscar", "pesquisar", "digite", "ingresa", "introduce", "rechercher", "entrez", "suche",
    "suchen", "cari", "ara", "cerca",
)  # fmt: skip
"""How they begin; what ends with an ellipsis may begin in more ways."""
TELLING = (
    *ASKING, "add", "write", "say", "ask", "find", "message", "comment", "reply", "select", "choose", "what", "your",
    "tell", "describe", "添加", "写", "說", "说", "留", "发", "選擇", "选择",
)  # fmt: skip


@lru_cache(maxsize=4096)
def is_prompt(text: str) -> bool:
    """The text of a field that is empty asks for what belongs there."""
    said = normal(text)
    if not said or len(said) > LONGEST or len(said.split()) > MOST_WORDS or any(c.isdigit() for c in said):
        return False
    return _begins(said, TELLING if text.rstrip().endswith(ELLIPSES) else ASKING)


def _begins(said: str, words: tuple[str, ...]) -> bool:
    return any(said.startswith(word) and (not word.isascii() or not said[len(word) :][:1].isalpha()) for word in words)
