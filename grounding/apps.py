"""App names: from a name as spoken to a package that is installed, and from a package to a name for people.

Three sources, in order of trust: labels learned on the phone (given in), the table of ``vocabulary.app_names``, and the
package's own last word. A package itself is never spoken: ``org.example.trailmix`` without any label is "Trailmix". A
name in letters of another language that none of them has is looked for by what it means in English: 时钟 is the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from grounding.interface import Miss, Reason
from grounding.vocabulary.app_names import DULL, KNOWN, last_word, printed_name
from grounding.vocabulary.tongues import in_english
from grounding.vocabulary.words import closeness, normal, tokens

MOST_NEAREST = 4
MOST_APPS = 24
"""Of no more apps all are told where the one that is asked for is not there."""

CALLED, MEANT, NEAR = 0.6, 0.75, 0.2
"""So well a name must fit, and so well the English of one (短信 is "message", which "Messaging" answers to); what
fits better than the last comes near."""
PLAINLY = 0.85
"""So well it must fit to prove that the app is in front: 联系人 is "contact", which "Contacts" is."""
EVEN = 0.02
"""What is behind the best by no more than this fits equally well."""


@dataclass(frozen=True, slots=True)
class AppNames:
    """App names as known on one phone. ``learned`` are labels seen there, by package; they win over the table. An icon
    may lead to another's app (a web page's to the browser): what is learned names and opens, and proves nothing."""

    learned: dict[str, str] = field(default_factory=dict)

    def learn(self, package: str, label: str) -> None:
        """Remember what an app is called under its icon; one that icons of two names lead to goes by neither."""
        name = label.strip()
        if package and name:
            same = normal(self.learned.get(package, name)) == normal(name)
            self.learned[package] = name if same else ""

    def name_of(self, package: str) -> str:
        """The name printed for a package; '' for none. Never the package itself unless it is a single word."""
        return self.learned.get(package, "").strip() or printed_name(package)

    def resolve(self, spoken: str, packages: Iterable[str]) -> str | Miss:
        """The installed package that is meant. ``packages`` are those the launcher can start.

        NOT_FOUND comes with the nearest names, AMBIGUOUS with the names that fit equally well. What a name means in
        English counts only where no app is called so and exactly one is meant.
        """
        said = _spoken(spoken)
        if not said:
            return Miss(Reason.NOT_UNDERSTOOD, spoken, "an app is opened by its name, as under its icon")
        installed = tuple(packages)
        best = self._best(said, installed, CALLED)
        meant = () if best else tuple(p for english in in_english(said) for p in self._best(english, installed, MEANT))
        names = self._told(best or meant)
        if len(names) == 1:
            return (best or meant)[0]
        if best:
            return Miss(Reason.AMBIGUOUS, spoken, "several apps fit", names)
        near = names or self._told(self._best(said, installed, NEAR, within=1.0))
        return Miss(
            Reason.NOT_FOUND, spoken, f"no such app can be started here{self._all(installed)}", near[:MOST_NEAREST]
        )

    def means(self, spoken: str, package: str) -> bool:
        """Whether this app is what the name means in English, as plainly as a check wants it."""
        return any(_fit(english, self._names(package)) >= PLAINLY for english in in_english(_spoken(spoken)))

    def answers(self, spoken: str, package: str) -> bool:
        """Whether this app may be opened by the name, if no other that is installed fits as well: see ``resolve``."""
        said, names = _spoken(spoken), self._names(package)
        meant = any(_fit(english, names) >= MEANT for english in in_english(said))
        return bool(said) and (_fit(said, names) >= CALLED or meant)

    def _best(self, said: str, installed: tuple[str, ...], least: float, within: float = EVEN) -> tuple[str, ...]:
        """The packages that answer to the name, the best first."""
        scored = sorted(((_fit(said, self._names(p)), -n, p) for n, p in enumerate(installed)), reverse=True)
        return tuple(p for fit, _, p in scored if fit >= least and fit >= scored[0][0] - within)

    def _all(self, installed: tuple[str, ...]) -> str:
        """The names of all apps, where they are few enough to be told."""
        names = sorted(self._told(installed), key=str.casefold)
        return f"; there are {', '.join(names)}" if 0 < len(names) <= MOST_APPS else ""

    def _told(self, packages: tuple[str, ...]) -> tuple[str, ...]:
        """Their names, each once."""
        return tuple(dict.fromkeys(self.name_of(p) for p in packages))

    def _names(self, package: str) -> tuple[str, ...]:
        learned = self.learned.get(package)
        return (*((learned,) if learned else ()), *KNOWN.get(package, ()), last_word(package))


def _spoken(text: str) -> str:
    form = normal(text).strip(" .\"'")
    form = form.removeprefix("the ")
    for ending in (" app", " application"):
        if form.endswith(ending) and len(form) > len(ending):
            form = form.removesuffix(ending)
    return form


def _fit(said: str, names: tuple[str, ...]) -> float:
    """How well a spoken name answers to an app's names, 0 to 1; the printed name counts most."""
    best = 0.0
    for number, name in enumerate(names):
        form = normal(name)
        trust = 1.0 if number == 0 else 0.9
        if form == said or form.replace(" ", "") == said.replace(" ", ""):
            best = max(best, trust)
            continue
        wanted, own = tokens(said), tokens(name)
        if not wanted or not own or DULL.issuperset(wanted):  # "phone" is not "phone settings"
            continue
        close = [max(closeness(word, other) for other in own) for word in wanted]
        share = sum(close) / len(wanted)
        best = max(best, trust * share * (0.7 + 0.2 * min(1.0, len(wanted) / len(own))))
    return best
