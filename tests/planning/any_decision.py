"""Hypothesis strategies for everything a planner can say."""

from __future__ import annotations

from hypothesis import strategies as st

from grounding.interface import (
    Adjust,
    Clear,
    Direction,
    DoubleTap,
    Drag,
    Enter,
    Gone,
    Holds,
    InApp,
    Key,
    LongPress,
    Open,
    OpenLink,
    Pause,
    Pinch,
    Press,
    Read,
    Scroll,
    SecretRef,
    Shows,
    Swipe,
    Tap,
    Target,
    Text,
    Wait,
)
from planning.decision import Act, Ask, Finish, GiveUp

said = st.text(min_size=1, max_size=60).filter(str.strip)
targets = st.builds(Target, said)
perhaps = st.none() | targets
directions = st.sampled_from(list(Direction))
expectations = st.one_of(
    st.builds(Shows, targets),
    st.builds(Gone, targets),
    st.builds(InApp, said),
    st.builds(Holds, targets, st.text(max_size=40)),
)
seconds = st.floats(min_value=0.1, max_value=120)
INTENTS = {
    Tap: st.builds(Tap, targets),
    DoubleTap: st.builds(DoubleTap, targets),
    LongPress: st.builds(LongPress, targets),
    Enter: st.builds(Enter, targets, st.builds(Text, st.text()) | st.builds(SecretRef, said), st.booleans()),
    Clear: st.builds(Clear, targets),
    Adjust: st.builds(Adjust, targets, said),
    Scroll: st.builds(Scroll, directions, perhaps, perhaps),
    Swipe: st.builds(Swipe, directions, perhaps),
    Drag: st.builds(Drag, targets, targets),
    Pinch: st.builds(Pinch, st.sampled_from(["in", "out"]), perhaps),
    Press: st.builds(Press, st.sampled_from(list(Key))),
    Open: st.builds(Open, said),
    OpenLink: st.builds(OpenLink, said),
    Wait: st.builds(Wait, expectations, seconds),
    Pause: st.builds(Pause, seconds),
    Read: st.builds(Read, targets),
}
intents = st.one_of(*INTENTS.values())
decisions = st.one_of(
    st.builds(
        Act,
        st.lists(intents, min_size=1, max_size=8).map(tuple),
        st.none() | expectations,
        st.text(max_size=40),
        st.text(max_size=40),
    ),
    st.builds(Finish, said),
    st.builds(Ask, said),
    st.builds(GiveUp, said),
)
