"""The chain: when the picture is looked at, when a model is asked, and what is believed of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest
from drawing import HEIGHT, WIDTH, icon, page, text, view
from PIL import Image
from seen_screens import empty_screen, png, region, sight, words

from device.errors import PhoneFault
from device.geometry import Bounds, Point
from device.screen import Agreement, Screen, Shot
from grounding.chain import BLACK, MOVING, Answer, Link, Links, Page
from grounding.grounder import Found
from grounding.interface import Miss, Reason, Target
from grounding.reading.things import Reading
from grounding.vision.blind import Unpointed, Unseen
from grounding.vision.eye import nothing
from grounding.vision.seen import Kind, Sight

PICTURE = png(Image.new("RGB", (WIDTH // 4, HEIGHT // 4), "#fafafa"))


@dataclass
class SomeEye:
    """Sees what it is told to."""

    answer: Sight | Unseen
    looked: list[tuple[str, tuple[Bounds, ...]]] = field(default_factory=list)

    def see(
        self, image: bytes, phone: str, boxes: Sequence[Bounds] = (), check: Callable[[], object] = nothing
    ) -> Sight | Unseen:
        self.looked.append((phone, tuple(boxes)))
        return self.answer

    def close(self) -> None:
        pass


@dataclass
class SomeModel:
    """Points where it is told to, and keeps what it was told."""

    answer: Point | Unpointed
    heard: list[tuple[str, bytes]] = field(default_factory=list)

    def point(self, phrase: str, image: bytes) -> Point | Unpointed:
        self.heard.append((phrase, image))
        return self.answer


def shot(agreement: Agreement = Agreement.SAME) -> Callable[[], Shot]:
    return lambda: Shot(PICTURE, WIDTH, HEIGHT, agreement)


STILL = shot()


def no_shot() -> Shot:
    raise PhoneFault("the picture is black although its tree shows text: the app forbids pictures of itself")


def asked(phrase: str, shown: Screen, links: Links, take: Callable[[], Shot] = STILL, shareable: bool = True) -> Answer:
    return Page(shown, take, links, "phone-1", shareable=shareable).ground(Target(phrase))


FORM = page(view("Button", (60, 600, 1020, 730), "click", text="Save"), icon((900, 100, 1020, 220)),
            icon((760, 100, 880, 220)))  # fmt: skip
SHARE = sight(words("Save", 500, 640), region(Kind.ICON, (900, 100, 1020, 220), concept="share", confidence=0.9))
GAME = sight(words("Play", 500, 1000), region(Kind.BUTTON, (60, 980, 1020, 1070)))


# --- the picture -----------------------------------------------------------------------------------------------------


def test_a_phrase_that_the_tree_answers_takes_no_picture() -> None:
    eye = SomeEye(SHARE)
    answer = asked("the Save button", FORM, Links(eye), no_shot)
    assert (answer.link, eye.looked) == (Link.TREE, [])
    assert isinstance(answer.answer, Found)


@pytest.mark.parametrize("phrase", ["the share icon", "the icon", "the red button"])
def test_a_phrase_not_found_or_ambiguous_or_about_looks_has_the_picture_looked_at_once(phrase: str) -> None:
    eye = SomeEye(SHARE)
    one = Page(FORM, shot(), Links(eye), "phone-1")
    one.ground(Target(phrase))
    one.ground(Target(phrase))
    assert eye.looked == [("phone-1", (Bounds(900, 100, 1020, 220), Bounds(760, 100, 880, 220)))]


def test_a_phrase_that_is_none_takes_no_picture() -> None:
    eye = SomeEye(SHARE)
    answer = asked("the", FORM, Links(eye)).answer
    assert isinstance(answer, Miss)
    assert answer.reason is Reason.NOT_UNDERSTOOD
    assert not eye.looked


def test_what_only_the_picture_shows_is_found_by_pixels() -> None:
    answer = asked("the share icon", FORM, Links(SomeEye(SHARE)))
    assert answer.link is Link.PIXELS
    assert isinstance(answer.answer, Found)
    assert answer.answer.element.bounds == Bounds(900, 100, 1020, 220)


def test_a_moving_screen_lets_nothing_be_pointed_at_by_pixels_alone() -> None:
    for phrase, shown, seen in (("the share icon", FORM, SHARE), ('"Play"', empty_screen(), GAME)):
        answer = asked(phrase, shown, Links(SomeEye(seen)), shot(Agreement.MOVING)).answer
        assert isinstance(answer, Miss)
        assert (answer.reason, answer.detail) == (Reason.HIDDEN, MOVING)


def test_on_a_moving_screen_the_trees_own_elements_are_still_good() -> None:
    one = Page(FORM, shot(Agreement.MOVING), Links(SomeEye(SHARE)))
    assert isinstance(one.look(), Reading)
    assert isinstance(one.ground(Target("the Save button")).answer, Found)


def test_a_failing_eye_leaves_the_trees_answer_and_a_note() -> None:
    answer = asked("the share icon", FORM, Links(SomeEye(Unseen("it took longer than 8 s"))))
    assert (answer.link, answer.note) == (Link.TREE, "it took longer than 8 s")
    assert isinstance(answer.answer, Miss)
    assert "8 s" not in answer.answer.detail, "that is no fact about the screen"


def test_a_picture_that_the_app_forbids_is_told_with_the_failure() -> None:
    answer = asked("the share icon", FORM, Links(SomeEye(SHARE)), no_shot).answer
    assert isinstance(answer, Miss)
    assert "forbids pictures" in answer.detail


def test_a_black_screen_without_a_tree_says_that_it_cannot_be_seen() -> None:
    one = Page(empty_screen(), shot(), Links(SomeEye(Sight(WIDTH, HEIGHT, black=True))))
    answer = one.ground(Target('"Play"')).answer
    assert isinstance(answer, Miss)
    assert answer.detail == BLACK
    assert one.blind == BLACK


def test_without_an_eye_the_tree_is_all_there_is() -> None:
    answer = asked("the share icon", FORM, Links(), no_shot)
    assert isinstance(answer.answer, Miss)
    assert answer.answer.detail == ""


class Enough(Exception):
    """The task has to stop."""


def test_what_ends_the_waiting_for_a_picture_goes_through() -> None:
    class Hanging(SomeEye):
        def see(
            self, image: bytes, phone: str, boxes: Sequence[Bounds] = (), check: Callable[[], object] = nothing
        ) -> Sight | Unseen:
            check()
            return self.answer

    def stop() -> None:
        raise Enough

    one = Page(FORM, shot(), Links(Hanging(SHARE)), check=stop)
    assert isinstance(one.ground(Target('"Save"')).answer, Found | Miss), "no picture, nothing to wait for"
    with pytest.raises(Enough):
        one.look()
    assert not one.blind, "it was not looked at, and may be later"


def test_words_read_off_the_picture_pass_the_mask() -> None:
    hidden = sight(words("hunter2", 500, 1000))
    one = Page(empty_screen(), shot(), Links(SomeEye(hidden)), mask=lambda said: said.replace("hunter2", "•••"))
    one.look()
    assert "hunter2" not in repr(one.reading.things)


# --- the model -------------------------------------------------------------------------------------------------------


def by_model(
    phrase: str, where: Point | Unpointed, shown: Screen = FORM, seen: Sight = SHARE, **more: object
) -> tuple[Answer, SomeModel]:
    model = SomeModel(where)
    return asked(phrase, shown, Links(SomeEye(seen), model), **more), model  # type: ignore[arg-type]


def test_the_model_is_asked_last_and_told_the_phrase_and_the_picture() -> None:
    answer, model = by_model("the dragon icon", Point(820, 160))
    assert model.heard == [("the dragon icon", PICTURE)]
    assert answer.link is Link.MODEL
    assert isinstance(answer.answer, Found)
    assert answer.answer.element.bounds == Bounds(760, 100, 880, 220)
    assert answer.answer.confidence <= 0.5


def test_the_model_is_not_asked_what_tree_or_picture_can_tell() -> None:
    for phrase in ("the Save button", "the share icon", "the"):
        _, model = by_model(phrase, Point(1, 1))
        assert not model.heard, phrase


SIGNED = page(view("Button", (60, 600, 1020, 730), "click", text="Sign out"),
              view("Button", (60, 800, 1020, 930), "click off", text="Renew"), icon((60, 1000, 180, 1120)))  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "where", "why"),
    [
        ('the "Register" button', Point(500, 660), "does not stand there"),
        ("the sign in button", Point(500, 660), 'it says "Sign out"'),
        ("the thing for renewal", Point(500, 860), "cannot be used"),
    ],
)
def test_a_point_at_what_contradicts_the_phrase_is_refused(phrase: str, where: Point, why: str) -> None:
    answer, _ = by_model(phrase, where, SIGNED, sight(words("Sign out", 480, 640), words("Renew", 480, 840)))
    assert isinstance(answer.answer, Miss)
    assert why in answer.note


def test_a_quoted_text_that_nothing_shows_is_never_pointed_at() -> None:
    answer, _ = by_model('"Register"', Point(500, 2000), empty_screen(), GAME)
    assert isinstance(answer.answer, Miss)


def test_a_spot_where_nothing_is_known_to_stand_may_be_what_is_meant() -> None:
    answer, _ = by_model("the dragon", Point(300, 1800), empty_screen(), GAME)
    assert isinstance(answer.answer, Found)
    assert answer.answer.point == Point(300, 1800)
    assert answer.answer.element.seen


@pytest.mark.parametrize(
    "said", [Unpointed("the grounding model did not answer within 20 s"), Unpointed("it sees no such thing", True)]
)
def test_a_model_without_an_answer_leaves_what_there_was_and_a_note(said: Unpointed) -> None:
    answer, _ = by_model("the dragon icon", said)
    assert isinstance(answer.answer, Miss)
    assert answer.answer.reason is Reason.NOT_FOUND
    assert answer.note == said.why


def test_a_moving_screen_and_one_that_may_show_a_secret_are_not_shown_to_the_model() -> None:
    for more in ({"take": shot(Agreement.MOVING)}, {"shareable": False}):
        answer, model = by_model("the dragon icon", Point(820, 160), **more)
        assert isinstance(answer.answer, Miss)
        assert not model.heard
        assert answer.note


def test_the_models_point_is_taken_from_the_pictures_pixels_to_the_screens() -> None:
    small = Shot(PICTURE, WIDTH // 4, HEIGHT // 4, Agreement.SAME)
    model = SomeModel(Point(205, 40))
    seen = replace(SHARE, texts=(), regions=())
    answer = Page(FORM, lambda: small, Links(SomeEye(seen), model)).ground(Target("the dragon icon")).answer
    assert isinstance(answer, Found)
    assert answer.element.bounds == Bounds(760, 100, 880, 220)


def test_texts_of_the_tree_are_believed_where_no_picture_could_be_had() -> None:
    shown = page(text("Connected", (60, 600, 800, 660)))
    one = Page(shown, no_shot, Links(SomeEye(SHARE)))
    assert isinstance(one.look(), Unseen)
    assert isinstance(one.ground(Target('"Connected"')).answer, Found)
