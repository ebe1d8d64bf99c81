"""The rules of the grounder that can be taken out one by one, and what stands there instead (``ablation``)."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

StandIn = Callable[..., Any]


def nothing(*_: Any, **__: Any) -> None:
    """The rule never applies."""


def no(*_: Any, **__: Any) -> bool:
    """It is never so."""
    return False


def none_of_them(*_: Any, **__: Any) -> tuple[()]:
    """Nothing is such."""
    return ()


def none_listed(*_: Any, **__: Any) -> list[Any]:
    """Nothing is such, as a list."""
    return []


def as_it_was(first: Any, *_: Any, **__: Any) -> Any:
    """What goes in comes out."""
    return first


def as_they_were(_: Any, members: Any, *__: Any, **___: Any) -> Any:
    """The members that go in come out."""
    return members


def of_none(*given: Any, **_: Any) -> Any:
    """A column of zeros, one for each thing of the reading."""
    return np.zeros(len(given[-1].things))


_LANGUAGE: Mapping[StandIn, tuple[str, ...]] = {
    as_it_was: (
        "parse:recast", "parse:gist", "parse:without_exclusions", "parse:without_kinds", "parse:together",
        "parse:without_there", "parse:without_phone", "parse:without_step", "parse:without_one", "clauses:evened",
        "clauses:nearest", "clauses:steps_away", "clauses:numbered", "clauses:number_first", "clauses:place_first",
        "clauses:one_of", "clauses:without_reasons", "clauses:_past_one", "gist:_asked", "gist:_without_afterthought",
        "gist:_without_purpose", "gist:_without_last", "gist:_by_means", "gist:_field", "many:_many_first",
        "many:_of_many", "many:_of_corner", "gist:_plain",
    ),
    nothing: (
        "parse:deed_in", "parse:part_in", "parse:_switched", "clauses:_had", "clauses:_counted_of",
        "clauses:_which_one", "clauses:_told", "recast:_neighbour", "recast:_flanked", "recast:_follower",
        "recast:_onwards", "many:_of_these", "many:_amid", "recast:_numbered", "meanings:_coloured",
        "meanings:_scoped", "meanings:_owned",
    ),
    none_of_them: ("parse:_without_purpose", "gist:_of_it", "gist:_about"),
    none_listed: ("parse:_for_another",),
    no: ("parse:asks_title", "parse:_in_figures"),
}  # fmt: skip

_DECIDING: Mapping[StandIn, tuple[str, ...]] = {
    as_they_were: ("counting:_largest_alike", "counting:_without_bar", "counting:_in_grid", "counting:_with_alikes"),
    as_it_was: (
        "verdict:as_items", "items:owned_first", "items:deed_first", "items:sooner", "ranking:borrowed",
        "learned_order:with_choices", "counting:_without_doubles", "counting:_without_overlays", "counting:_in_rows",
    ),
    nothing: (
        "items:as_date", "items:any_day", "items:as_made", "items:_named_entry", "items:_numbered_entry",
        "items:_word_of_list", "items:_entry_beside", "items:_entry_with", "items:in_section",
        "sooner:_switch_in_entry", "sooner:_field_for_box", "sooner:_one_of_alike", "sooner:_outermost",
        "sooner:_one_under_heading", "owners:_enclosed", "sections:_counted_by_heading", "ranking:_in_row_named",
        "ranking:_taken", "ranking:_borne_out", "relation_features:without_lost_digits",
        "relation_features:_called_of", "guesses:usual_place", "name_features:usual_place",
        "wording_features:_in_order", "wording_features:_said_whole", "name_features:_covered",
        "guesses:_counted_block", "guesses:_number", "guesses:_title", "guesses:_otherwise", "guesses:_coloured",
        "guesses:_picture",
    ),
    none_listed: ("relation_features:guessed", "relation_features:the_row"),
    of_none: (
        "wording_features:said_otherwise", "relation_features:in_section", "name_features:_letters",
        "learned_order:only_in_this_order", "guesses:_look_untold",
    ),
    no: (
        "sooner:says_all", "relation_features:is_counted_block", "relation_features:is_the_clock",
        "learned_order:_rules_know", "verdict:is_against", "verdict:_is_barred", "verdict:is_another",
        "verdict:is_of_another", "verdict:is_forbidden", "verdict:is_colourless", "verdict:is_only_translated",
        "verdict:is_miscounted", "verdict:is_refused", "objections:is_hardly_heard",
        "verdict:is_the_thing_itself", "verdict:is_told_apart", "verdict:is_hardly_of", "verdict:_is_hardly_such",
        "verdict:_is_plain", "ranking:_fails_the_rest", "ranking:_hardly_so", "counting:_is_plain_picture",
        "relating:lent", "entries:_is_denied", "objections:_is_negated",
    ),
}  # fmt: skip

_READING: Mapping[StandIn, tuple[str, ...]] = {
    nothing: (
        "screen:caption", "screen:name_from_near", "screen:name_eyes", "screen:name_passwords",
        "screen:_Reader._entitle", "screen:_Reader._put_in_english", "labelling:_call_too", "labelling:_row_title",
        "labelling:_only_sibling", "labelling:_count_beside", "groups:_over_page",
        "roles:_flat_role",
    ),
    none_of_them: (
        "screen:kinds_of", "screen:signs_in", "screen:shown_in", "screen:_Reader._ad_names",
        "screen:_Reader._bar_names",
    ),
    none_listed: (
        "groups:_cards", "groups:_lines_within", "groups:_run_along_the_bottom", "labelling:_text_beside",
    ),
    no: (
        "groups:_heads_page", "groups:_strip", "groups:_spread", "groups:_is_card", "roles:says_several",
        "screen:is_launcher_icon", "screen:describes_picture", "screen:is_centred", "screen:is_badged",
        "screen:is_marked_button", "screen:is_chosen_among", "screen:is_among", "screen:_Reader._is_listed",
        "screen:_Reader._is_heading", "screen:_Reader._is_banner", "cover:_is_modal",
    ),
}  # fmt: skip

RULES: Mapping[str, StandIn] = {
    f"{package}.{place}": stand_in
    for package, table in (("language", _LANGUAGE), ("deciding", _DECIDING), ("reading", _READING))
    for stand_in, places in table.items()
    for place in places
}
"""``PACKAGE.MODULE:NAME`` and what takes its place."""


def take_out(rule: str) -> None:
    """From here on, in this process, the grounder goes without it; the tables of rules, too.

    :raises AttributeError: there is no such rule (any more).
    """
    path, _, name = rule.partition(":")
    owner: Any = importlib.import_module(f"grounding.{path}")
    *outer, last = name.split(".")
    for step in outer:
        owner = getattr(owner, step)
    taken, stand_in = getattr(owner, last), RULES[rule]
    setattr(owner, last, stand_in)
    for table, rules in list(vars(owner).items()):
        if isinstance(rules, tuple) and any(one is taken for one in rules):
            setattr(owner, table, tuple(stand_in if one is taken else one for one in rules))
        elif isinstance(rules, dict):
            rules.update({key: stand_in for key, one in rules.items() if one is taken})
