"""The web on the phone: its pages by address, each made of HTML's elements. All sites are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qs, quote, urlsplit

from device.simulator.android.app import Context
from device.simulator.apps.browser import html
from device.simulator.drawing.view import Insets, View, insets

HOME = "https://start.example/"
LOCATE = "locate"
HERE = "You are near the east pier."
FURTHEST = 6
"""The closest that the map can be looked at."""


class Visit(Protocol):
    """What a page may do: go somewhere, and keep something for its site."""

    @property
    def ctx(self) -> Context:
        """The phone, as the browser sees it."""
        ...

    def go(self, address: str) -> Callable[[], None]:
        """A tap that leads to an address."""
        ...

    def kept(self, name: str, default: Any) -> Any:
        """What was kept under a name."""
        ...

    def keep(self, name: str, value: Any) -> None:
        """Keep something."""
        ...


@dataclass(frozen=True, slots=True)
class Site:
    """A page: its title and what it is made of."""

    title: str
    body: Callable[[Visit, str], list[View | None]]


ARTICLES = (
    ("ferry", "Night ferry to run again from May", "The harbour board has agreed to bring the night ferry back after "
     "four years. It will leave at 23:40 from the east pier, with room for sixty bicycles."),
    ("library", "Library opens its roof to readers", "From Saturday the roof terrace of the city library has forty "
     "seats, an awning and the only quiet zone in town with a view of the hills."),
    ("bees", "Beekeepers count more hives than ever", "Two hundred and twelve hives were counted this spring, a third "
     "of them on flat roofs. Honey prices are expected to fall."),
    ("bridge", "Bridge closed for one more week", "Rust was found where nobody looked for it. Engineers now say that "
     "the footbridge will open on the nineteenth."),
)  # fmt: skip

GOODS = (
    ("teapot", "Blue teapot", 2450, "#3f6fb5"),
    ("lamp", "Reading lamp", 3900, "#c9952b"),
    ("scarf", "Wool scarf", 1875, "#8a3b52"),
    ("stool", "Birch stool", 5200, "#9a7a50"),
    ("kettle", "Copper kettle", 6150, "#b5633a"),
    ("clock", "Wall clock", 2999, "#3d7a66"),
)


def price(cents: int) -> str:
    """``$24.50``."""
    return f"${cents // 100}.{cents % 100:02}"


# --- start and search -----------------------------------------------------------------------------------------------


def _start(visit: Visit, address: str) -> list[View | None]:
    def search() -> None:
        words = visit.ctx.field("q").strip()
        if words:
            visit.go(f"https://search.example/?q={quote(words)}")()

    places = (("Harbour News", "news"), ("Quillworks Shop", "shop"), ("Field guide to knots", "knots"),
              ("Town map", "map"))  # fmt: skip
    return [
        html.heading("Start", 32),
        html.field("q", "Search the web", input_action="search", on_submit=search),
        html.button("Search", search, "search"),
        html.heading("Places", 18),
        *(html.link(words, visit.go(f"https://{name}.example/"), f"place/{name}") for words, name in places),
    ]


def _search(visit: Visit, address: str) -> list[View | None]:
    words = parse_qs(urlsplit(address).query).get("q", [""])[0]
    found = [
        (site.title, where)
        for where, site in SITES.items()
        if any(word in f"{site.title} {where}".casefold() for word in words.casefold().split())
        and "search" not in where
    ]
    if not found:
        return [html.heading(f"No results for “{words}”"), html.link("Back to start", visit.go(HOME), "home")]
    return [
        html.paragraph(f"About {len(found)} result{'s' if len(found) > 1 else ''}", color=html.FADED),
        *(
            html.block(
                html.link(title, visit.go(where), f"result/{where}"),
                html.paragraph(where, color=html.FADED),
            )
            for title, where in found
        ),
    ]


# --- news -----------------------------------------------------------------------------------------------------------


def _banner(draw: Any, box: Any) -> None:
    draw.rectangle([box.left, box.top, box.right, box.bottom], fill="#12355b")
    wide, tall = box.right - box.left, box.bottom - box.top
    for step in range(7):
        x = box.left + wide * step / 6
        draw.ellipse([x - tall / 2, box.top + tall * 0.4, x + tall / 2, box.bottom + tall * 0.4], fill="#1e6091")


def _news(visit: Visit, address: str) -> list[View | None]:
    stories = [
        html.block(
            html.link(title, visit.go(f"https://news.example/{name}"), f"story/{name}"),
            html.paragraph(text.split(".")[0] + ".", color=html.FADED),
            html.rule(),
        )
        for name, title, text in ARTICLES
    ]
    return [
        _consent(visit) if not visit.kept("news/consent", "") else None,
        html.picture("", _banner, 96, seen=False),
        html.heading("Harbour News", 28),
        *stories,
    ]


def _consent(visit: Visit) -> View:
    """The banner about cookies that stands before everything else."""

    def answer(what: str) -> Callable[[], None]:
        return lambda: visit.keep("news/consent", what)

    return html.block(
        html.heading("We value your privacy", 18),
        html.paragraph("We and our 37 partners store cookies on your device. Choose what you allow."),
        html.button("Accept all", answer("all"), "accept"),
        html.button("Only necessary", answer("necessary"), "necessary", filled=False),
        id="#consent",
        background="#f1f3f4",
        padding=Insets(0, 4, 0, 12),
    )


def _story(name: str) -> Callable[[Visit, str], list[View | None]]:
    def body(visit: Visit, address: str) -> list[View | None]:
        _, title, text = next(article for article in ARTICLES if article[0] == name)
        lines = [line.strip() for line in text.split(". ")]
        return [
            html.link("Harbour News", visit.go("https://news.example/"), "up"),
            html.heading(title, 28),
            html.paragraph(lines[0].rstrip(".") + "."),
            # what a page draws on a canvas is read by people only
            *(html.paragraph(line.rstrip(".") + ".", seen=False) for line in lines[1:]),
            html.picture(f"Photo: {title}", _banner, 180),
        ]

    return body


# --- a shop ---------------------------------------------------------------------------------------------------------


def _shop(visit: Visit, address: str) -> list[View | None]:
    cart: list[str] = visit.kept("shop/cart", [])

    def card(name: str, title: str, cents: int, color: str) -> View:
        def draw(pen: Any, box: Any) -> None:
            inset = (box.bottom - box.top) // 5
            pen.rounded_rectangle(
                [box.left + inset, box.top + inset, box.right - inset, box.bottom - inset], inset, fill=color
            )

        return html.block(
            html.picture(title, draw, 96),
            html.paragraph(title),
            html.paragraph(price(cents), color=html.FADED),
            html.button("Add to cart", lambda: visit.keep("shop/cart", [*cart, name]), f"add-{name}"),
            weight=1.0,
        )

    pairs = [GOODS[i : i + 2] for i in range(0, len(GOODS), 2)]
    return [
        html.line(
            html.heading("Quillworks Shop").but(weight=1.0),
            html.button(f"Cart ({len(cart)})", visit.go("https://shop.example/cart"), "cart", filled=False),
        ),
        *(html.line(*(card(*goods) for goods in pair), align="start") for pair in pairs),
    ]


def _cart(visit: Visit, address: str) -> list[View | None]:
    cart: list[str] = visit.kept("shop/cart", [])
    if not cart:
        return [
            html.heading("Your cart is empty"),
            html.link("Back to the shop", visit.go("https://shop.example/"), "up"),
        ]
    goods = {name: (title, cents) for name, title, cents, _ in GOODS}

    def without(place: int) -> Callable[[], None]:
        return lambda: visit.keep("shop/cart", cart[:place] + cart[place + 1 :])

    gift = bool(visit.kept("shop/gift", False))

    def order() -> None:
        person = {part: visit.ctx.field(part).strip() for part in ("name", "address")}
        if not all(person.values()):
            visit.keep("shop/problem", "Please fill in your name and address.")
            return
        orders = visit.kept("shop/orders", [])
        visit.keep("shop/orders", [*orders, {**person, "goods": cart, "gift": gift}])
        visit.keep("shop/cart", [])
        visit.keep("shop/problem", "")
        visit.go("https://shop.example/thanks")()

    problem = str(visit.kept("shop/problem", ""))
    return [
        html.heading("Your cart"),
        *(
            html.line(
                html.paragraph(f"{goods[name][0]}, {price(goods[name][1])}").but(weight=1.0),
                html.button(f"Remove {goods[name][0]}", without(place), "remove", f"remove/{place}", filled=False),
            )
            for place, name in enumerate(cart)
        ),
        html.paragraph(f"Total {price(sum(goods[name][1] for name in cart))}"),
        html.rule(),
        html.field("name", "Full name", input_action="next"),
        html.field("address", "Street and number"),
        html.checkbox("Wrap as a gift", gift, lambda: visit.keep("shop/gift", not gift), "gift"),
        html.paragraph(problem, color="#b3261e") if problem else None,
        html.button("Place order", order, "order"),
    ]


def _thanks(visit: Visit, address: str) -> list[View | None]:
    number = 1000 + len(visit.kept("shop/orders", []))
    return [
        html.heading("Thank you!"),
        html.paragraph(f"Your order number is {number}."),
        html.link("Back to the shop", visit.go("https://shop.example/"), "up"),
    ]


# --- a long page and a map ------------------------------------------------------------------------------------------

KNOTS = ("Bowline", "Clove hitch", "Sheet bend", "Figure eight", "Reef knot", "Rolling hitch", "Cleat hitch",
         "Double fisherman’s", "Alpine butterfly", "Constrictor")  # fmt: skip
USES = ("for a loop that neither slips nor jams", "to make a rope fast to a post", "to join ropes of unequal size",
        "as a stopper at a rope’s end", "to tie up a parcel", "to pull along a pole")  # fmt: skip


def _knots(visit: Visit, address: str) -> list[View | None]:
    lines: list[View | None] = [html.heading("Field guide to knots", 28)]
    for number in range(60):
        variation = f", variation {number // 10}" if number >= 10 else ""
        lines.append(html.heading(f"{number + 1}. {KNOTS[number % 10]}{variation}", 18))
        lines.append(html.paragraph(f"Used {USES[number % 6]}."))
    lines.append(html.link("Back to start", visit.go(HOME), "home"))
    return lines


def _map(visit: Visit, address: str) -> list[View | None]:
    zoom = int(visit.kept("map/zoom", 2))

    def draw(pen: Any, box: Any) -> None:
        wide, tall = box.right - box.left, box.bottom - box.top
        pen.rectangle([box.left, box.top, box.right, box.bottom], fill="#e6efe1")
        pen.polygon([(0, tall * 0.7), (wide, tall * 0.5), (wide, tall), (0, tall)], fill="#a9cbe8")
        for step in range(1, 3 + zoom):
            x, y = wide * step / (3 + zoom), tall * step / (3 + zoom)
            pen.line([(x, 0), (x - wide / 8, tall)], fill="#ffffff", width=6 * zoom)
            pen.line([(0, y), (wide, y - tall / 10)], fill="#ffffff", width=6 * zoom)

        if place == HERE:
            x, y, reach = wide / 2, tall / 2, tall / 30
            pen.ellipse([x - reach, y - reach, x + reach, y + reach], fill="#1a73e8", outline="#ffffff", width=6)

    def change(by: int) -> Callable[[], None]:
        return lambda: visit.keep("map/zoom", min(FURTHEST, max(1, zoom + by)))

    place = str(visit.kept("map/place", ""))

    def pinched(ratio: float) -> None:
        change(1 if ratio > 1 else -1)()

    return [
        html.picture("", draw, 420, seen=False).but(on_pinch=pinched),
        html.line(
            html.button("+", change(1), "zoom-in"),
            html.button("−", change(-1), "zoom-out"),
            padding=insets(0, 4),
        ),
        html.paragraph(f"Zoom {zoom}", seen=False),
        html.button("Show my location", lambda: visit.ctx.ask("Location", LOCATE), "locate"),
        html.paragraph(place) if place else None,
    ]


SITES: dict[str, Site] = {
    HOME: Site("Start", _start),
    "https://search.example/": Site("Search", _search),
    "https://news.example/": Site("Harbour News", _news),
    **{f"https://news.example/{name}": Site(title, _story(name)) for name, title, _ in ARTICLES},
    "https://shop.example/": Site("Quillworks Shop", _shop),
    "https://shop.example/cart": Site("Your cart", _cart),
    "https://shop.example/thanks": Site("Thank you", _thanks),
    "https://knots.example/": Site("Field guide to knots", _knots),
    "https://map.example/": Site("Town map", _map),
}
"""Every page there is, by its address without what follows a question mark."""
