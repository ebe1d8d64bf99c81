"""What is kept of a screen is of the moment that the record tells of."""

import io

from paper_bench import Bench
from paper_phone import CLOCK, SETTINGS, PaperPhone, Part
from PIL import Image, ImageChops

from grounding.interface import Read, Target


async def test_a_turn_that_is_looked_at_again_after_a_crash_has_the_picture_of_the_second_look(tmp_path):
    bench = Bench(tmp_path, PaperPhone(app=SETTINGS))
    await bench.session.see(1)
    bench.phone.app = CLOCK
    bench.restart()
    seen = await bench.session.see(1)
    shown = Image.open(io.BytesIO(bench.phone.observe().shot().image))
    with Image.open(bench.recorder.folder.file(seen.screenshot)) as kept:
        assert ImageChops.difference(kept, shown).getbbox() is None
    bench.close()


class RenamedPhone(PaperPhone):
    """One of its buttons has an id that changes, which nobody sees."""

    def _settings(self) -> list[Part]:
        return [Part("button", "About phone", resource_id=self.link)]


async def test_trees_that_look_alike_and_are_not_the_same_are_both_kept(tmp_path):
    bench = Bench(tmp_path, RenamedPhone(app=SETTINGS))
    ids = ("com.android.settings:id/about", "com.android.settings:id/other")
    for turn, bench.phone.link in enumerate(ids, 1):
        await bench.act(Read(Target('"About phone"')), turn)
    names = [bench.record(turn).pointings[0].screen for turn in (1, 2)]
    trees = [bench.recorder.folder.file(name).read_text() for name in names]
    assert [[id in tree for id in ids] for tree in trees] == [[True, False], [False, True]]
    bench.close()


async def test_the_same_tree_is_kept_once(tmp_path):
    bench = Bench(tmp_path, PaperPhone(app=SETTINGS))
    for turn in (1, 2, 3):
        await bench.act(Read(Target('"About phone"')), turn)
    assert len(list((bench.recorder.folder.path / "screens").glob("*.xml"))) == 1
    bench.close()
