"""A phrase read into constraints: name, role, state, ordinal, place, group, and relations to landmarks, nested.

Pure, and blind to the screen: where words can be taken in several ways (is the "in" of "Sign in" a relation?),
``parse`` gives the ways in order, and the grounder lets the screen decide. docs/joint.md tells the grammar.

``parse`` drops what is said around a phrase; ``meanings`` takes the rest as a label and as constraints; ``walk`` finds
the constraints from left to right, by the ``rules``, which read landmarks as phrases in turn.
"""

from grounding.language.parse import parse, ways_of, why_not
from grounding.language.query import NotUnderstood, Ordinal, Place, Query, Relation, Side
from grounding.language.split import quote

__all__ = ["NotUnderstood", "Ordinal", "Place", "Query", "Relation", "Side", "parse", "quote", "ways_of", "why_not"]
