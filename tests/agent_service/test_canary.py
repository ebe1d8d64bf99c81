"""The canary: values that must not cross the joint, followed through a whole episode.

Types and import contracts guard the structure; this guards the values. An episode runs on a screen with an odd pixel
number and odd resource ids, for a goal with an odd word that no phrase needs, typing an odd text and a secret. Every
word that either half hears is caught at its ears, together with all that the run leaves behind. The pixel and the ids
may be in nothing the planner heard, though the phone refuses a touch with both in its words; the words of an id may,
where a thing has no other name; the goal's word in nothing the grounder heard, nor the typed text until the screen
itself shows it; the secret nowhere at all. What looks at pictures and what points on them are the grounder's: they are
listened to as well, with words that the picture shows and the tree does not.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from paper_bench import Script, followed, paper_service
from paper_phone import CONTACTS, PaperPhone, Part
from PIL import Image

from agent_service import compose
from agent_service.codec import encode
from agent_service.service import running
from agent_service.task import Ending, TaskSpec
from device.errors import GestureRefused
from device.geometry import Bounds
from device.gesture import Gesture, TapAt
from grounding import checking, grounder
from grounding.chain import Links
from grounding.interface import Enter, Gone, Item, Role, SecretRef, Shows, Tap, Target, Text, Wait
from grounding.model.choosing import question
from grounding.model.endpoint import Silent
from grounding.vision.seen import SeenText, Sight
from planning.decision import Act, Finish

PIXEL = "317"
ID = "q7_new_note_edit"
UNNAMED_ID = "q7_remove_account_btn"
NAMED_BY_IT = "remove account"
"""What the thing with that id is called, for want of another name."""
GOAL_WORD = "zanzibarish"
TYPED = "quokkaberry"
SECRET = "h7-Wombat-93"
MISREAD = "h7-VVombat-93"

NOTE = Target('the "New note" field')
PIN = Target('the "PIN" field')
ADD = Target('the "Add" button')
NAMELESS = Target(f"the {NAMED_BY_IT} icon")
DRAGON = Target("the dragon icon")
"""Nothing on any screen."""
SHOWN = Shows(Target(f'"{TYPED}"'))


@dataclass
class Ears:
    """All that the two halves heard, as text."""

    planner: list[str] = field(default_factory=list)
    grounder: list[str] = field(default_factory=list)
    before_typing: list[str] = field(default_factory=list)
    """What the grounder heard while the screen did not show the typed text."""
    looked: int = 0
    """Pictures looked at; ``read_secret`` of them with the secret on it; ``asked`` is how often a model was."""
    read_secret: int = 0
    asked: int = 0
    listed: int = 0

    def leaks(self, left_behind: str) -> list[str]:
        """Which values crossed the joint, by name."""
        to_planner, to_grounder = "\n".join(self.planner), "\n".join(self.grounder)
        found = []
        found += ["pixel to planner"] if PIXEL in to_planner else []
        found += ["id to planner"] if ID in to_planner or UNNAMED_ID in to_planner else []
        found += ["goal to grounder"] if GOAL_WORD in to_grounder else []
        found += ["typed text to grounder"] if TYPED in "\n".join(self.before_typing) else []
        found += ["secret to grounder"] if SECRET.lower() in to_grounder.lower() or MISREAD in to_grounder else []
        found += ["secret to planner"] if SECRET in to_planner else []
        found += ["secret left behind"] if SECRET in left_behind else []
        return found


class ListeningScript(Script):
    """Writes down all it hears, as JSON of every argument."""

    def __init__(self, ears: Ears, *decisions: object) -> None:
        super().__init__(*decisions)  # type: ignore[arg-type]
        self._ears = ears

    async def decide(self, goal, outline, history, picture=None):
        self._ears.planner.append(json.dumps([encode(goal), encode(outline), encode(tuple(history)), outline.text()]))
        return await super().decide(goal, outline, history, picture)


def odd_phone() -> PaperPhone:
    """The Add button ends at an odd pixel; the note field has an odd id, and so has a button without a name, which
    cannot be touched: the phone says why with numbers and ids."""
    phone = PaperPhone(app=CONTACTS)
    parts = phone._contacts

    def odd() -> list:
        found = parts()
        for part in found:
            if part.text == "Add":
                part.box = Bounds(0, 256, 360, int(PIXEL))
        nameless = Part("button", "", Bounds(0, 700, 360, 760), tap=lambda _: None)
        nameless.resource_id = f"com.android.contacts:id/{UNNAMED_ID}"
        return [*found, nameless]

    def refuse(gesture: Gesture) -> None:
        if isinstance(gesture, TapAt) and gesture.point.y > 700:
            raise GestureRefused(f"{UNNAMED_ID} would be outside of the screen: 180, {PIXEL}")

    phone._contacts = odd
    phone.before_gesture = refuse
    return phone


def listen(monkeypatch, ears: Ears, phone: PaperPhone) -> None:
    """Catch what the grounder is given, at its three doors."""

    def heard(what: object, reading: object) -> None:
        text = repr(what) + repr(reading)
        ears.grounder.append(text)
        if TYPED not in phone.draft and TYPED not in phone.notes:
            ears.before_typing.append(text)

    for name in ("ground", "value_of"):
        real = getattr(grounder, name)

        def door(target, reading, real=real):
            heard(target, reading)
            return real(target, reading)

        monkeypatch.setattr(grounder, name, door)
    real_holds = checking.holds

    def holds(expectation, reading, app_name):
        heard((expectation, app_name), reading)
        return real_holds(expectation, reading, app_name)

    monkeypatch.setattr(checking, "holds", holds)


def left_behind(home: Path) -> str:
    """Everything the service wrote, and what it would show over HTTP is made of that."""
    return "\n".join(file.read_bytes().decode("utf-8", "replace") for file in sorted(home.rglob("*")) if file.is_file())


@dataclass
class ListeningEye:
    """Reads words off every picture, once the secret was typed that too, well and with letters mistaken; writes down
    what it is told."""

    ears: Ears
    phone: PaperPhone

    def see(self, image, phone, boxes=(), check=None):
        self.ears.looked += 1
        self.ears.grounder.append(repr((phone, tuple(boxes))))
        width, height = Image.open(io.BytesIO(image)).size
        said = ["drawn words"]
        if SECRET in (self.phone.draft, self.phone.pin, *self.phone.notes):
            self.ears.read_secret += 1
            said += [SECRET, MISREAD, f"your pin is {SECRET.lower()}"]
        texts = [SeenText(words, Bounds(10, 20 + 30 * n, 300, 45 + 30 * n), 0.99) for n, words in enumerate(said)]
        return Sight(width, height, tuple(texts))

    def icons(self, image, boxes, check=None):
        self.ears.looked += 1
        self.ears.grounder.append(repr(tuple(boxes)))
        return Sight(*Image.open(io.BytesIO(image)).size)

    def close(self) -> None:
        pass


@dataclass
class ListeningModel:
    """Points at nothing; writes down what it is told."""

    ears: Ears

    def point(self, phrase, image, check=None, spend=None):
        self.ears.grounder.append(phrase)
        self.ears.asked += 1
        return Silent("nothing there", nothing=True)


@dataclass
class ListeningChooser:
    """Chooses nothing; writes down all it is told, as the endpoint would be."""

    ears: Ears

    def choose(self, phrase, reading, check=None, spend=None):
        _, told, _ = question(phrase, reading)
        self.ears.grounder.append(told)
        self.ears.listed += 1
        return Silent("nothing there", nothing=True)


async def episode(tmp_path, monkeypatch, caplog) -> tuple[Ears, PaperPhone, str, Ending | None]:
    """A whole task: types a text, adds it, types a secret into a password field and into an open one."""
    monkeypatch.setenv("DEIXIS_SECRET_DOOR", SECRET)
    caplog.set_level("DEBUG")
    ears, phone = Ears(), odd_phone()
    listen(monkeypatch, ears, phone)
    script = ListeningScript(
        ears,
        Act((Tap(DRAGON),)),
        Act((Tap(NAMELESS),)),
        Act((Enter(NOTE, Text(TYPED)), Tap(ADD))),
        Act((Wait(SHOWN),)),
        Act((Enter(PIN, SecretRef("door")), Enter(NOTE, SecretRef("Door")))),
        Act((Tap(DRAGON),)),
        Act((Tap(ADD), Wait(Gone(NOTE), 0.1)), memo="nothing odd"),
        Finish("added", (SHOWN,)),
    )
    links = Links(ListeningEye(ears, phone), ListeningModel(ears), ListeningChooser(ears))
    monkeypatch.setattr(compose, "links", lambda settings: links)
    service, _ = paper_service(tmp_path / "home", [phone], script)
    async with running(service):
        task = await service.submit(TaskSpec(f"Add the {GOAL_WORD} note", "script", secrets=("door",)))
        await followed(service, task)
        ended = service.means.store.task(task.id)
    return ears, phone, left_behind(tmp_path / "home") + caplog.text, ended.ending


async def test_nothing_crosses_the_joint_that_may_not(tmp_path, monkeypatch, caplog):
    ears, phone, left, ending = await episode(tmp_path, monkeypatch, caplog)
    assert ending is Ending.VERIFIED
    assert phone.pin == SECRET
    assert phone.notes == [TYPED, SECRET], "the secret was really typed, into an open field too"
    assert GOAL_WORD in "".join(ears.planner)
    assert NAMED_BY_IT in "".join(ears.planner)
    assert "the phone refused" in "".join(ears.planner)
    assert ears.before_typing
    assert ears.looked >= 2, "a phrase that the tree does not answer has the picture looked at"
    assert ears.read_secret, "also while the screen shows the secret"
    assert ears.asked, "and the model that points is asked"
    assert ears.listed, "and the one that chooses"
    assert PIXEL in "".join(ears.grounder)
    assert ID in "".join(ears.grounder), "the grounder sees ids and pixels; else this test would prove nothing"
    assert ears.leaks(left) == []


# --- a screen that spells the secret otherwise ------------------------------------------------------------------------


@dataclass
class Respelling:
    """A secret, how the fields of a phone show what is typed into them, and what of that may be nowhere."""

    secret: str
    show: Callable[[PaperPhone, list[Part]], list[Part]]
    never: tuple[str, ...]


def spelled(change: Callable[[str], str], told: bool = True) -> Callable[[PaperPhone, list[Part]], list[Part]]:
    """The note's field shows what it holds changed so, and if it is ``told``, a line below it does, too."""

    def show(phone: PaperPhone, parts: list[Part]) -> list[Part]:
        held = change(phone.draft)
        found = [replace(part, text=held) if part.text == phone.draft and held else part for part in parts]
        return [*found, Part("text", f"You typed {held}")] if held and told else found

    return show


def in_groups(text: str) -> str:
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def in_boxes(phone: PaperPhone, parts: list[Part]) -> list[Part]:
    """A box for each letter, beside the field."""
    return [*parts, *(Part("field", letter, hint="0", description="digit") for letter in phone.draft)]


def in_a_hint(phone: PaperPhone, parts: list[Part]) -> list[Part]:
    return [*parts, Part("field", "", hint=phone.draft)] if phone.draft else parts


RESPELLINGS = {
    "in groups": Respelling("4111222233334444", spelled(in_groups), ("4111222233334444", "4111 2222 3333 4444")),
    "in capitals": Respelling("wombat93-stew", spelled(str.upper), ("wombat93-stew", "WOMBAT93-STEW")),
    "emoji": Respelling(
        "wombat😀stew", spelled(lambda text: text.replace("😀", "..")), ("wombat😀stew", "wombat..stew")
    ),
    "a letter a box": Respelling("97531", in_boxes, ("97531", *(f'text="{c}"' for c in "97531"), "field = 9")),
    "in a hint": Respelling("wombat\nstew 93", in_a_hint, ("wombat\nstew", "wombat&#10;stew", "wombat\\nstew")),
    "cut": Respelling(
        "4111222233334444", spelled(lambda text: text[:9], told=False), ("4111222233334444", "411122223")
    ),
}


@pytest.mark.parametrize("how", RESPELLINGS)
async def test_a_secret_that_the_screen_spells_otherwise_crosses_nothing_either(tmp_path, monkeypatch, caplog, how):
    respelling = RESPELLINGS[how]
    monkeypatch.setenv("DEIXIS_SECRET_DOOR", respelling.secret)
    caplog.set_level("DEBUG")
    ears, phone = Ears(), PaperPhone(app=CONTACTS)
    parts = phone._contacts
    monkeypatch.setattr(phone, "_contacts", lambda: respelling.show(phone, parts()))
    listen(monkeypatch, ears, phone)
    script = ListeningScript(ears, Act((Enter(NOTE, SecretRef("door")),)), Act((Tap(DRAGON),)), Finish("entered"))
    service, _ = paper_service(tmp_path / "home", [phone], script)
    async with running(service):
        task = await service.submit(TaskSpec("Enter the secret door in the note", "script"))
        await followed(service, task)
    assert phone.draft == respelling.secret
    assert len(ears.planner) == 3
    heard = {"planner": ears.planner, "grounder": ears.grounder, "left": [left_behind(tmp_path / "home"), caplog.text]}
    assert [(who, form) for who, said in heard.items() for form in respelling.never if form in "\n".join(said)] == []


# --- each kind of leak, planted --------------------------------------------------------------------------------------


def leak_pixel(monkeypatch):
    from agent_service import eyes

    real = eyes.outline

    def outline(reading, app):
        made = real(reading, app)
        spot = Item(Role.TEXT, f"Add at 180,{PIXEL}")
        return replace(made, groups=(replace(made.groups[0], items=(*made.groups[0].items, spot)), *made.groups[1:]))

    monkeypatch.setattr(eyes, "outline", outline)


def leak_refusal(monkeypatch):
    monkeypatch.setattr(GestureRefused, "told", property(str, lambda self, told: None), raising=False)


def leak_id(monkeypatch):
    from agent_service import eyes

    real = eyes.outline
    monkeypatch.setattr(eyes, "outline", lambda reading, app: replace(real(reading, app), title=ID))


def leak_goal(monkeypatch):
    from agent_service.desk import Desk

    real = Desk.point
    monkeypatch.setattr(
        Desk, "point", lambda self, target, look: real(self, Target(f"{target.phrase} {GOAL_WORD}"), look)
    )


def leak_typed(monkeypatch):
    from agent_service import filling

    real = filling.enter

    def enter(desk, intent):
        if isinstance(intent.text, Text):
            desk.point(Target(f'the field for "{intent.text.value}"'), desk.look())
        return real(desk, intent)

    monkeypatch.setattr("agent_service.acting.enter", enter)


def leak_secret_by_lifting_the_veil(monkeypatch):
    from agent_service.secrets import Secrets, Veil

    monkeypatch.setattr(Secrets, "veil", lambda self: Veil())
    monkeypatch.setattr(Veil, "cover", lambda self, value: None)


def leak_secret_into_the_log(monkeypatch):
    import logging

    from agent_service.hand import Hand

    real = Hand.value

    def value(self, text):
        found = real(self, text)
        logging.getLogger("deixis.hand").info("typing %s", found)
        return found

    monkeypatch.setattr(Hand, "value", value)


def leak_secret_into_the_row(monkeypatch):
    from agent_service.store import Gestures

    real = Gestures.write_ahead

    def write_ahead(self, part, kind, epoch, fingerprint, before):
        return real(self, part, kind if part != "type" else f"{kind} {SECRET}"[:32], epoch, fingerprint, before)

    monkeypatch.setattr(Gestures, "write_ahead", write_ahead)


@pytest.mark.parametrize(
    ("plant", "kinds"),
    [
        (leak_pixel, {"pixel to planner"}),
        (leak_id, {"id to planner"}),
        (leak_refusal, {"pixel to planner", "id to planner"}),
        (leak_goal, {"goal to grounder"}),
        (leak_typed, {"typed text to grounder"}),
        (leak_secret_by_lifting_the_veil, {"secret to grounder", "secret to planner", "secret left behind"}),
        (leak_secret_into_the_log, {"secret left behind"}),
        (leak_secret_into_the_row, {"secret left behind"}),
    ],
)
async def test_a_planted_leak_is_caught(tmp_path, monkeypatch, caplog, plant, kinds):
    plant(monkeypatch)
    ears, _, left, _ = await episode(tmp_path, monkeypatch, caplog)
    assert kinds <= set(ears.leaks(left))
