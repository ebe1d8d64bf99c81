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
from grounding import believing, chain
from grounding.chain import BLACK, MOVING, Answer, Link, Links, Page
from grounding.grounder import Found
from grounding.interface import Miss, Reason, Target
from grounding.model.choosing import Chosen, Sure
from grounding.model.endpoint import Silent, Spend, unheeded
from grounding.model.listing import MOST_THINGS
from grounding.outline import outline
from grounding.reading.screen import read
from grounding.reading.things import Reading
from grounding.vision.blind import Unseen
from grounding.vision.eye import nothing
from grounding.vision.seen import Kind, Sight

PICTURE = png(Image.new("RGB", (WIDTH // 4, HEIGHT // 4), "#fafafa"))


@dataclass
class SomeEye:
    """Sees what it is told to."""

    answer: Sight | Unseen
    looked: list[tuple[str, tuple[Bounds, ...]]] = field(default_factory=list)
    glanced: list[tuple[Bounds, ...]] = field(default_factory=list)

    def see(
        self, image: bytes, phone: str, boxes: Sequence[Bounds] = (), check: Callable[[], object] = nothing
    ) -> Sight | Unseen:
        self.looked.append((phone, tuple(boxes)))
        return self.answer

    def icons(self, image: bytes, boxes: Sequence[Bounds], check: Callable[[], object] = nothing) -> Sight | Unseen:
        self.glanced.append(tuple(boxes))
        if isinstance(self.answer, Unseen):
            return self.answer
        return replace(self.answer, texts=(), regions=tuple(r for r in self.answer.regions if r.bounds in boxes))

    def close(self) -> None:
        pass


@dataclass
class SomeModel:
    """Points where it is told to, and keeps what it was told."""

    answer: Point | Silent
    heard: list[tuple[str, bytes]] = field(default_factory=list)

    def point(
        self, phrase: str, image: bytes, check: Callable[[], object] = nothing, spend: Spend = unheeded
    ) -> Point | Silent:
        self.heard.append((phrase, image))
        return self.answer


@dataclass
class SomeChooser:
    """Chooses the thing of a name, as sure as it is told to be, and keeps what it was told."""

    name: str | Silent
    sure: Sure = Sure.YES
    heard: list[tuple[str, Reading]] = field(default_factory=list)

    def choose(
        self, phrase: str, reading: Reading, check: Callable[[], object] = nothing, spend: Spend = unheeded
    ) -> Chosen | Silent:
        self.heard.append((phrase, reading))
        if isinstance(self.name, Silent):
            return self.name
        return Chosen(next(t for t in reading.things if t.name == self.name and t.part_of is None), self.sure)


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


# --- icons that the tree has no name for --------------------------------------------------------------------------


def test_icons_are_named_without_reading_the_rest_of_the_picture() -> None:
    eye = SomeEye(SHARE)
    one = Page(FORM, shot(), Links(eye), "phone-1")
    told = outline(one.name_icons(), "X").text()
    one.name_icons()
    assert '"Save"' in told
    assert "share icon" in told
    assert (eye.looked, eye.glanced) == ([], [(Bounds(900, 100, 1020, 220), Bounds(760, 100, 880, 220))])
    answer = one.ground(Target("the share icon"))
    assert isinstance(answer.answer, Found)
    assert (answer.link, answer.answer.element.bounds, eye.looked) == (Link.PIXELS, Bounds(900, 100, 1020, 220), [])
    assert one.ground(Target("the Save button")).link is Link.TREE


@pytest.mark.parametrize(("made", "said"), [("ngl", "share icon"), ("marker", "marker icon")])
def test_what_an_icon_shows_names_it_before_an_identifier_of_no_words(made: str, said: str) -> None:
    shown = page(icon((900, 100, 1020, 220), resource_id=f"org.example:id/{made}"))
    assert said in outline(Page(shown, shot(), Links(SomeEye(SHARE))).name_icons(), "X").text()


def test_a_tab_that_bears_a_number_tells_what_is_drawn_on_it() -> None:
    boxes = [(100 + 270 * n, 220, 160 + 270 * n, 280) for n in range(3)]
    tabs = [
        view("LinearLayout", (270 * n, 200, 270 * n + 260, 340), "click selected" if n == 1 else "click", children=[
            view("ImageView", boxes[n]), text(said, (270 * n + 20, 285, 270 * n + 240, 335))
        ])
        for n, said in enumerate(["4 min", "9 min", "Later"])
    ]  # fmt: skip
    bar = view("com.google.android.material.tabs.TabLayout", (0, 200, 1080, 340), children=tabs)
    drawn = zip(boxes, ["car", "walk", "clock"], strict=True)
    eye = SomeEye(sight(*(region(Kind.ICON, box, concept=shown, confidence=0.9) for box, shown in drawn)))
    look = Page(page(bar, text("Stay left", (60, 500, 500, 560))), STILL, Links(eye), "phone-1")
    look.name_icons()
    said = outline(look.reading, "Maps").text()
    assert 'tabs: "4 min": car, "9 min": selected, walk, "Later"' in said


def test_what_an_icon_shows_takes_no_written_name_away() -> None:
    written = page(view("TextView", (200, 100, 500, 220), text="Share"), icon((900, 100, 1020, 220)))
    one = Page(written, shot(), Links(SomeEye(SHARE)), "phone-1")
    one.name_icons()
    found = one.ground(Target('"Share"')).answer
    assert isinstance(found, Found)
    assert found.element.bounds == Bounds(200, 100, 500, 220)


@pytest.mark.parametrize(
    ("take", "eye"),
    [
        (shot(Agreement.MOVING), SomeEye(SHARE)),
        (no_shot, SomeEye(SHARE)),
        (shot(), SomeEye(Unseen("it is asleep"))),
        (shot(), SomeEye(Sight(WIDTH, HEIGHT, black=True))),
        (shot(), None),
    ],
)
def test_where_no_picture_can_tell_icons_stay_as_the_tree_has_them(
    take: Callable[[], Shot], eye: SomeEye | None
) -> None:
    one = Page(FORM, take, Links(eye), "phone-1")
    assert one.name_icons() is one.tree


def test_a_screen_without_nameless_icons_has_no_picture_taken() -> None:
    one = Page(page(view("Button", (60, 600, 1020, 730), "click", text="Save")), no_shot, Links(SomeEye(SHARE)))
    assert one.name_icons() is one.tree


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


@pytest.mark.parametrize(("name", "found"), [("Thea", False), ("Ada", True)])
def test_the_letter_a_row_begins_with_is_no_icon(name: str, found: bool) -> None:
    disc, chats = (40, 630, 160, 750), [("Cleo", 400), (name, 600), ("Ben", 800)]
    rows = [
        view("ViewGroup", (0, top, 1080, top + 180), "click", children=[
            icon((40, top + 30, 160, top + 150)), view("TextView", (200, top + 40, 900, top + 140), text=said)
        ])
        for said, top in chats
    ]  # fmt: skip
    seen = sight(region(Kind.ICON, disc, concept="text", confidence=0.9))
    answer = asked("the text icon", page(view("ListView", (0, 400, 1080, 1000), children=rows)), Links(SomeEye(seen)))
    assert isinstance(answer.answer, Found) is found


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
    seen = one.look()
    assert isinstance(seen, Unseen)
    assert seen.why == BLACK


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

    stops = [Enough()]

    def stop() -> None:
        if stops:
            raise stops.pop()

    one = Page(FORM, shot(), Links(Hanging(SHARE)), check=stop)
    assert isinstance(one.ground(Target('"Save"')).answer, Found | Miss), "no picture, nothing to wait for"
    with pytest.raises(Enough):
        one.look()
    assert isinstance(one.look(), Reading), "it was not looked at, and may be later"


def test_words_read_off_the_picture_pass_the_mask() -> None:
    hidden = sight(words("hunter2", 500, 1000))
    one = Page(empty_screen(), shot(), Links(SomeEye(hidden)), mask=lambda said: said.replace("hunter2", "•••"))
    one.look()
    assert "hunter2" not in repr(one.reading.things)


# --- the model -------------------------------------------------------------------------------------------------------


def by_model(
    phrase: str, where: Point | Silent, shown: Screen = FORM, seen: Sight = SHARE, **more: object
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
    "said", [Silent("the grounding model did not answer within 20 s"), Silent("it sees no such thing", True)]
)
def test_a_model_without_an_answer_leaves_what_there_was_and_a_note(said: Silent) -> None:
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


# --- the model that chooses ------------------------------------------------------------------------------------------

LIST = page(
    view("Button", (60, 300, 1020, 430), "click", text="Sign out"),
    view("Button", (60, 500, 1020, 630), "click off", text="Renew"),
    view("Button", (60, 700, 1020, 830), "click", text="Rovers"),
    view("Button", (60, 900, 1020, 1030), "click", text="Rivers"),
)


def chosen(
    phrase: str, name: str | Silent, sure: Sure = Sure.YES, shown: Screen = LIST, check_unsure: bool = False
) -> tuple[Answer, SomeChooser]:
    chooser = SomeChooser(name, sure)
    return asked(phrase, shown, Links(chooser=chooser, check_unsure=check_unsure)), chooser


def named(answer: Answer) -> str:
    assert isinstance(answer.answer, Found), answer
    return answer.answer.name


def missed(answer: Answer) -> Miss:
    assert isinstance(answer.answer, Miss), answer
    return answer.answer


def test_a_choice_the_model_is_sure_of_is_what_is_touched() -> None:
    answer, chooser = chosen("the football club", "Rovers")
    assert named(answer) == "Rovers"
    assert answer.link is Link.MODEL
    assert [phrase for phrase, _ in chooser.heard] == ["the football club"]
    assert isinstance(answer.answer, Found)
    assert answer.answer.point == Point(540, 765)
    assert 0.9 <= answer.answer.confidence < 1


def test_it_is_told_what_the_picture_showed_and_needs_no_picture() -> None:
    chooser = SomeChooser("share")
    answer = asked("the dragon icon", FORM, Links(SomeEye(SHARE), chooser=chooser))
    assert named(answer) == "share"
    assert isinstance(asked("the dragon icon", FORM, Links(chooser=SomeChooser("Save")), no_shot).answer, Found)
    assert isinstance(asked("the dragon icon", FORM, Links(chooser=SomeChooser("Save")), shareable=False).answer, Found)


@pytest.mark.parametrize("sure", [Sure.LIKELY, Sure.NO])
def test_a_choice_it_is_not_sure_of_is_told_and_not_touched(sure: Sure) -> None:
    answer, _ = chosen("the football club", "Rovers", sure)
    assert missed(answer).reason is Reason.NOT_FOUND
    assert missed(answer).nearest[0] == 'the "Rovers" button'
    assert answer.leaning is not None
    assert answer.leaning.name == "Rovers"
    assert answer.link is not Link.MODEL


@pytest.mark.parametrize(
    ("phrase", "name", "why"),
    [
        ("the sign in button", "Sign out", 'it says "Sign out"'),
        ("the dragon that sleeps", "Renew", "cannot be used"),
    ],
)
def test_a_choice_that_what_stands_there_contradicts_is_refused(phrase: str, name: str, why: str) -> None:
    answer, _ = chosen(phrase, name)
    assert missed(answer)
    assert why in answer.note


def test_it_is_not_asked_for_quoted_words_that_stand_nowhere_nor_for_what_is_found_or_is_no_phrase() -> None:
    for phrase in ('the "Register" button', "the Rovers button", "the"):
        _, chooser = chosen(phrase, "Rovers")
        assert not chooser.heard, phrase


def test_what_only_the_picture_shows_is_not_touched_by_choice_on_a_moving_screen() -> None:
    drawn = sight(words("Play", 500, 1000), region(Kind.BUTTON, (60, 980, 1020, 1070)))
    links = Links(SomeEye(drawn), chooser=SomeChooser("Play"))
    answer = asked("the triangle", empty_screen(), links, shot(Agreement.MOVING))
    assert missed(answer)
    assert answer.note == MOVING


def test_a_chooser_that_fails_leaves_what_there_was_and_the_pointer_is_asked_then() -> None:
    silent = Silent("the grounding model did not answer within 20 s")
    answer, _ = chosen("the football club", silent)
    assert missed(answer)
    assert answer.note == silent.why
    links = Links(None, SomeModel(Point(540, 765)), SomeChooser(silent))
    assert named(asked("the football club", LIST, links)) == "Rovers"


UNCERTAIN = "the Rover button"
"""Found, and not for certain: a slip of the pen."""


def test_what_is_found_without_certainty_is_looked_at_again_only_where_that_is_set() -> None:
    found, chooser = chosen(UNCERTAIN, "Rivers")
    assert (named(found), chooser.heard) == ("Rovers", [])
    found, chooser = chosen('"Rovers"', "Rivers", check_unsure=True)
    assert (named(found), chooser.heard) == ("Rovers", []), "what is certain needs no second look"


def test_of_two_who_disagree_a_sure_model_is_believed_and_one_in_doubt_stops_the_touch() -> None:
    assert named(chosen(UNCERTAIN, "Rovers", check_unsure=True)[0]) == "Rovers"
    sure, _ = chosen(UNCERTAIN, "Rivers", check_unsure=True)
    assert (named(sure), sure.link) == ("Rivers", Link.MODEL)
    doubt, _ = chosen(UNCERTAIN, "Rivers", Sure.LIKELY, check_unsure=True)
    assert missed(doubt).reason is Reason.AMBIGUOUS
    assert missed(doubt).nearest == ('the "Rivers" button', 'the "Rovers" button')
    none, _ = chosen(UNCERTAIN, Silent("the grounding model finds no such thing", nothing=True), check_unsure=True)
    assert missed(none).reason is Reason.NOT_FOUND
    assert missed(none).nearest == ('the "Rovers" button',)


def test_a_second_look_that_cannot_be_had_leaves_the_answer_and_a_note() -> None:
    answer, _ = chosen(UNCERTAIN, Silent("the grounding model failed: out of order"), check_unsure=True)
    assert named(answer) == "Rovers"
    assert "out of order" in answer.note


def test_agreement_in_doubt_touches_only_what_was_likely_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert named(chosen(UNCERTAIN, "Rovers", Sure.LIKELY, check_unsure=True)[0]) == "Rovers"
    monkeypatch.setattr(chain, "LIKELY", 0.965)
    doubt, _ = chosen(UNCERTAIN, "Rovers", Sure.LIKELY, check_unsure=True)
    assert missed(doubt).detail == chain.UNSURE
    assert named(chosen(UNCERTAIN, "Rovers", check_unsure=True)[0]) == "Rovers", "the model is sure"


def test_a_choice_that_cannot_be_meant_stops_the_touch_of_another_thing() -> None:
    doubt, _ = chosen(UNCERTAIN, "Renew", check_unsure=True)
    assert missed(doubt).reason is Reason.AMBIGUOUS
    assert doubt.leaning is None


def test_what_was_not_on_the_list_is_not_denied() -> None:
    many = page(*(text(f"Line {n}", (0, 2 * n, 500, 2 * n + 2)) for n in range(MOST_THINGS)),
                view("Button", (60, 700, 1020, 830), "click", text="Rovers"))  # fmt: skip
    answer, chooser = chosen(UNCERTAIN, Silent("none", nothing=True), shown=many, check_unsure=True)
    assert (named(answer), chooser.heard) == ("Rovers", [])


def test_two_touches_are_the_same_where_one_small_thing_takes_both_and_neither_has_a_state() -> None:
    boxes = [view("CheckBox", (60 + 500 * n, 330, 460 + 500 * n, 470), "checkable", text=name)
             for n, name in enumerate(("Rovers", "Rivers"))]  # fmt: skip
    names = [text("Ada", (60, 630, 400, 700)), text("Grace", (560, 630, 900, 700))]
    wide = [text("Top", (60, 1000, 400, 1100)), text("End", (60, 2000, 400, 2100))]
    reading = read(page(
        view("LinearLayout", (0, 300, 1080, 500), "click", boxes),
        view("LinearLayout", (0, 600, 1080, 800), "click", names),
        view("LinearLayout", (0, 900, 1080, 2300), "click", wide),
    ))  # fmt: skip

    def found(name: str) -> Found:
        thing = next(t for t in reading.things if t.element.text == name)
        answer = believing.chosen(Target("it"), thing, True, reading)
        assert isinstance(answer, Found), answer
        return answer

    assert not believing.same_touch(found("Rovers"), found("Rivers"), reading)
    assert believing.same_touch(found("Ada"), found("Grace"), reading)
    assert not believing.same_touch(found("Top"), found("End"), reading)


@pytest.mark.parametrize("phrase", ['the switch next to "Nowhere"', 'the icon below "Nowhere"'])
def test_a_landmark_that_is_quoted_and_stands_nowhere_is_not_asked_about(phrase: str) -> None:
    answer, chooser = chosen(phrase, "Rovers")
    assert missed(answer)
    assert not chooser.heard


def test_a_look_that_no_picture_tells_is_looked_at_by_the_model() -> None:
    answer, _ = chosen("the blue Rovrs button", "Rivers", Sure.LIKELY, check_unsure=True)
    assert missed(answer).reason is Reason.AMBIGUOUS


def test_quoted_words_under_a_chosen_ground_are_not_its_own() -> None:
    ground = view("FrameLayout", (0, 200, 1080, 2300), "click", [view("Button", (400, 1200, 680, 1300), "click",
                  text="Save")], description="Page")  # fmt: skip
    answer, _ = chosen('the disk thing "Save"', "Page", shown=page(ground))
    assert not isinstance(answer.answer, Found) or answer.answer.name != "Page"


def test_texts_of_the_tree_are_believed_where_no_picture_could_be_had() -> None:
    shown = page(text("Connected", (60, 600, 800, 660)))
    one = Page(shown, no_shot, Links(SomeEye(SHARE)))
    assert isinstance(one.look(), Unseen)
    assert isinstance(one.ground(Target('"Connected"')).answer, Found)


@pytest.mark.parametrize("size", [None, (20_000, 10_000)], ids=["no picture", "larger than any display"])
def test_what_cannot_be_read_as_a_picture_has_no_pixels(size: tuple[int, int] | None) -> None:
    image = b"not a picture" if size is None else png(Image.new("1", size))
    assert chain.half(image) is None
