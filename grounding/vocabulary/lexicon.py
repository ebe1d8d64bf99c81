"""The words people use for things on a screen: role words, icon names, opposites, filler. Tables only."""

from __future__ import annotations

from grounding.interface import GroupKind, Role, State

R = Role

ROLE_FIT: dict[str, dict[Role, float]] = {
    "button": {
        R.BUTTON: 1, R.ICON: 0.85, R.KEY: 0.8, R.TAB: 0.6, R.LINK: 0.7, R.OPTION: 0.6, R.IMAGE: 0.5, R.ROW: 0.4,
        R.CARD: 0.4, R.TEXT: 0.4, R.SWITCH: 0.5, R.CHECKBOX: 0.45, R.RADIO: 0.5, R.DROPDOWN: 0.6, R.AREA: 0.4,
        R.FIELD: 0.15,
    },
    "icon": {
        R.ICON: 1, R.IMAGE: 0.8, R.BUTTON: 0.6, R.AREA: 0.45, R.CHECKBOX: 0.45, R.RADIO: 0.4, R.KEY: 0.4, R.TAB: 0.5,
        R.SWITCH: 0.3, R.TEXT: 0.2, R.CARD: 0.3, R.OPTION: 0.4, R.ROW: 0.3, R.LINK: 0.3, R.DROPDOWN: 0.3,
    },
    "image": {R.IMAGE: 1, R.ICON: 0.8, R.CARD: 0.5, R.AREA: 0.5, R.BUTTON: 0.3, R.TEXT: 0.1, R.ROW: 0.2},
    "text": {
        R.TEXT: 1, R.HEADING: 0.95, R.LINK: 0.8, R.OPTION: 0.6, R.BUTTON: 0.55, R.TAB: 0.6, R.ROW: 0.5, R.CHECKBOX: 0.4,
        R.RADIO: 0.4, R.FIELD: 0.35, R.DROPDOWN: 0.4, R.CARD: 0.4, R.SWITCH: 0.3, R.KEY: 0.4,
    },
    "line": {
        R.TEXT: 0.8, R.ROW: 1, R.HEADING: 0.75, R.OPTION: 0.85, R.LINK: 0.8, R.CARD: 0.6, R.TAB: 0.4, R.RADIO: 0.6,
        R.CHECKBOX: 0.6, R.SWITCH: 0.4, R.BUTTON: 0.4, R.FIELD: 0.5, R.DROPDOWN: 0.5, R.PROGRESS: 0.3, R.AREA: 0.3,
    },
    "field": {R.FIELD: 1, R.DROPDOWN: 0.5, R.TEXT: 0.3, R.ROW: 0.25, R.BUTTON: 0.2, R.AREA: 0.25, R.CARD: 0.2},
    "box": {
        R.CHECKBOX: 0.85, R.FIELD: 0.8, R.CARD: 0.8, R.AREA: 0.7, R.IMAGE: 0.6, R.BUTTON: 0.65, R.ROW: 0.7,
        R.TEXT: 0.5, R.OPTION: 0.6, R.DROPDOWN: 0.6, R.ICON: 0.4, R.RADIO: 0.5,
    },
    "switch": {R.SWITCH: 1, R.CHECKBOX: 0.6, R.RADIO: 0.35, R.BUTTON: 0.25, R.ICON: 0.25},
    "checkbox": {R.CHECKBOX: 1, R.SWITCH: 0.5, R.RADIO: 0.55, R.ICON: 0.3, R.IMAGE: 0.25, R.BUTTON: 0.2},
    "radio button": {R.RADIO: 1, R.CHECKBOX: 0.6, R.OPTION: 0.4, R.SWITCH: 0.3},
    "tab": {R.TAB: 1, R.BUTTON: 0.65, R.TEXT: 0.5, R.ICON: 0.55, R.OPTION: 0.6, R.LINK: 0.5, R.AREA: 0.3, R.ROW: 0.3},
    "slider": {R.SLIDER: 1, R.PROGRESS: 0.5},
    "dropdown": {R.DROPDOWN: 1, R.BUTTON: 0.5, R.FIELD: 0.4, R.TEXT: 0.4, R.ICON: 0.45, R.ROW: 0.4, R.CHECKBOX: 0.3},
    "link": {R.LINK: 1, R.TEXT: 0.7, R.BUTTON: 0.7, R.ROW: 0.4},
    "row": {
        R.ROW: 1, R.OPTION: 0.85, R.CARD: 0.8, R.TAB: 0.6, R.TEXT: 0.4, R.BUTTON: 0.4, R.AREA: 0.4, R.RADIO: 0.5,
    },
    "card": {
        R.CARD: 1, R.ROW: 0.75, R.AREA: 0.8, R.IMAGE: 0.65, R.BUTTON: 0.5, R.OPTION: 0.5, R.TEXT: 0.3,
    },
    "option": {
        R.OPTION: 1, R.ROW: 0.9, R.RADIO: 0.9, R.BUTTON: 0.85, R.TAB: 0.85, R.CHECKBOX: 0.8, R.LINK: 0.8, R.CARD: 0.8,
        R.TEXT: 0.8, R.SWITCH: 0.7, R.ICON: 0.7, R.DROPDOWN: 0.7, R.IMAGE: 0.55, R.AREA: 0.4, R.FIELD: 0.4, R.KEY: 0.5,
        R.HEADING: 0.3,
    },
    "key": {R.KEY: 1, R.BUTTON: 0.6, R.TEXT: 0.4, R.ICON: 0.4},
    "heading": {R.HEADING: 1, R.TEXT: 0.85, R.BUTTON: 0.3, R.LINK: 0.4},
    "progress": {R.PROGRESS: 1, R.SLIDER: 0.5},
    "list": {R.LIST: 1, R.AREA: 0.3},
    "area": {R.AREA: 1, R.CARD: 0.8, R.IMAGE: 0.5, R.LIST: 0.5, R.ROW: 0.6, R.BUTTON: 0.4},
}  # fmt: skip
"""How well each role answers to a role word, 0 to 1. What is not listed does not answer to it at all."""

ROLE_WORDS: dict[str, str] = {
    "button": "button", "btn": "button", "fab": "button", "floating action button": "button", "buttons": "button",
    "icon": "icon", "symbol": "icon", "sign": "icon", "glyph": "icon", "mark": "icon", "icons": "icon", "logo": "icon",
    "emoji": "icon",
    "image": "image", "picture": "image", "photo": "image", "pic": "image", "thumbnail": "image", "images": "image",
    "photograph": "image", "banner": "image", "poster": "image", "avatar": "image", "pictures": "image",
    "text": "text", "label": "text", "word": "text", "caption": "text", "number": "text", "paragraph": "text",
    "digit": "text", "words": "text", "writing": "text", "sentence": "text", "line of text": "text",
    "line": "line",
    "field": "field", "text field": "field", "text box": "field", "textbox": "field", "textfield": "field",
    "input": "field", "input field": "field", "input box": "field", "input line": "field",
    "edit text": "field", "edit box": "field",
    "edittext": "field", "text input": "field", "text area": "field", "search bar": "field", "search box": "field",
    "search field": "field", "message box": "field", "entry field": "field", "message field": "field",
    "address bar": "field", "url bar": "field",
    "address field": "field",
    "box": "box",
    "switch": "switch", "toggle": "switch", "toggle switch": "switch", "switch button": "switch",
    "toggle button": "switch", "switches": "switch",
    "checkbox": "checkbox", "check box": "checkbox", "tick box": "checkbox", "tickbox": "checkbox",
    "checkboxes": "checkbox",
    "tick mark": "checkbox", "check mark": "checkbox", "checkmark": "checkbox", "tick": "checkbox",
    "radio button": "radio button", "radio": "radio button", "radiobutton": "radio button",
    "tab": "tab", "tabs": "tab",
    "slider": "slider", "seekbar": "slider", "seek bar": "slider", "rating bar": "slider",
    "dropdown": "dropdown", "drop down": "dropdown", "spinner": "dropdown", "combo box": "dropdown",
    "picker": "dropdown", "dropdown menu": "dropdown", "drop down menu": "dropdown", "dropdown list": "dropdown",
    "drop down button": "dropdown", "dropdown button": "dropdown", "drop down list": "dropdown",
    "link": "link", "hyperlink": "link",
    "row": "row", "item": "row", "list item": "row", "entry": "row", "list entry": "row", "rows": "row",
    "card": "card", "tile": "card", "block": "card",
    "option": "option", "choice": "option", "menu item": "option", "menu option": "option", "options": "option",
    "app": "option", "apps": "option", "chip": "button", "chips": "button",
    "key": "key",
    "heading": "heading", "title": "heading", "headline": "heading",
    "progress": "progress", "progress bar": "progress",
    "list": "list",
    "area": "area", "section": "area", "region": "area",
}  # fmt: skip
"""Role words as said, and the one that stands for them."""

PICTURED: frozenset[str] = frozenset((
    "arrow", "arrows", "bell", "bin", "bulb", "camera", "car", "cart", "circle", "circles", "clock", "cloud", "cross",
    "cup", "dot", "dots", "doted", "dotted", "drop", "envelope", "face", "flag", "flags", "gear", "globe", "hand",
    "heart", "hearts", "house", "key", "lens", "line", "lines", "lock", "magnifier", "microphone", "mic", "minus",
    "moon", "pen", "pencil", "pin", "plus", "shape", "smiley", "square", "star", "stars", "sun", "tick", "trash",
    "triangle", "truck", "umbrella",
))  # fmt: skip
"""What pictures show. Who says such a word without a role means a picture rather than a text with that word."""

ROLE_IDS: dict[str, frozenset[str]] = {
    "icon": frozenset(("icon", "ic", "ico", "icn", "symbol", "logo", "emoji", "badge")),
    "image": frozenset(("image", "img", "photo", "pic", "picture", "thumb", "thumbnail", "cover", "poster", "avatar",
                        "banner", "logo", "art", "artwork")),
    "button": frozenset(("button", "btn", "bt", "fab", "ib", "imagebutton", "imgbtn")),
    "text": frozenset(("text", "tv", "txt", "label", "title", "caption", "textview")),
    "field": frozenset(("edit", "et", "edt", "input", "field", "edittext", "entry", "text")),
    "box": frozenset(("box", "edit", "et", "check", "checkbox", "cb", "input")),
    "checkbox": frozenset(("check", "checkbox", "cb", "chk", "checked", "select", "selected", "tick", "ivselect")),
    "switch": frozenset(("switch", "toggle", "sw", "tb", "togglebutton")),
    "radio button": frozenset(("radio", "rb", "radiobutton", "select", "selected")),
    "tab": frozenset(("tab", "tabs", "strip", "tabbar", "pager")),
    "slider": frozenset(("seekbar", "slider", "sb", "progress", "rating")),
    "dropdown": frozenset(("spinner", "dropdown", "spin", "drop", "arrow", "expand", "picker", "select")),
    "row": frozenset(("row", "item", "cell", "entry")),
    "card": frozenset(("card", "tile", "item", "block")),
    "key": frozenset(("key", "keyboard")),
}  # fmt: skip
"""Words in identifiers that tell what kind of view their makers took it for, by role word."""

ROLE_NAMES_TOO: dict[str, str] = {
    "search bar": "search", "search box": "search", "search field": "search", "message box": "message",
    "message field": "message",
    "address bar": "url", "url bar": "url", "tick mark": "tick", "check mark": "tick", "checkmark": "tick",
    "tick": "tick",
}  # fmt: skip
"""Role words that carry a name as well."""

SCOPES: dict[str, GroupKind] = {
    "app bar": GroupKind.APP_BAR, "toolbar": GroupKind.APP_BAR, "action bar": GroupKind.APP_BAR,
    "tool bar": GroupKind.APP_BAR, "title bar": GroupKind.APP_BAR, "header": GroupKind.APP_BAR,
    "top bar": GroupKind.APP_BAR,
    "tabs": GroupKind.TABS, "tab bar": GroupKind.TABS,
    "navigation bar": GroupKind.NAVIGATION, "bottom bar": GroupKind.NAVIGATION, "nav bar": GroupKind.NAVIGATION,
    "bottom navigation": GroupKind.NAVIGATION, "bottom menu": GroupKind.NAVIGATION,
    "bottom menu bar": GroupKind.NAVIGATION,
    "bottom tab bar": GroupKind.NAVIGATION, "bottom navigation bar": GroupKind.NAVIGATION,
    "menu bar": GroupKind.NAVIGATION, "footer": GroupKind.NAVIGATION, "dock": GroupKind.NAVIGATION,
    "bottom tabs": GroupKind.NAVIGATION, "system bar": GroupKind.NAVIGATION,
    "system navigation bar": GroupKind.NAVIGATION,
    "list": GroupKind.LIST, "grid": GroupKind.GRID,
    "dialog": GroupKind.DIALOG, "dialogue": GroupKind.DIALOG, "popup": GroupKind.DIALOG, "pop up": GroupKind.DIALOG,
    "dialog box": GroupKind.DIALOG, "pop up window": GroupKind.DIALOG, "alert": GroupKind.DIALOG,
    "menu": GroupKind.MENU, "popup menu": GroupKind.MENU, "sheet": GroupKind.SHEET, "bottom sheet": GroupKind.SHEET,
    "keyboard": GroupKind.KEYBOARD, "keypad": GroupKind.KEYBOARD, "status bar": GroupKind.STATUS_BAR,
    "notification bar": GroupKind.STATUS_BAR,
}  # fmt: skip
"""Parts of a screen that a phrase may narrow itself to: ``in the dialog``, ``on the keyboard``."""

GENERIC = frozenset(
    ("settings", "setting", "preferences", "page", "screen", "section", "menu", "options", "folder", "app", "list",
     "category", "details", "program")
)  # fmt: skip
"""Words that say what something opens: "VPN settings" is called so even where it only says "VPN"."""

SCREEN_WORDS = frozenset(
    ("screen", "page", "web page", "webpage", "display", "app", "application", "website", "phone", "window", "view",
     "home screen", "interface", "ui")
)  # fmt: skip
"""Words for the whole: ``at the top of the screen`` narrows nothing by itself."""

VERBS: tuple[tuple[str, ...], ...] = tuple(
    tuple(v.split())
    for v in (
        "click", "tap", "press", "select", "choose", "open", "hit", "touch", "push", "pick", "go", "move", "navigate",
        "long press", "double tap", "find", "locate", "focus", "please", "now", "then", "give", "scroll", "type",
        "inspect", "examine", "look into",
    )
)  # fmt: skip
"""Verbs a phrase may begin with, all dropped (with a following ``on`` or ``to``) unless they are all there is."""

ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "my"))

FILLER = frozenset(
    ("the", "a", "an", "of", "to", "in", "on", "at", "for", "with", "and", "or", "is", "are", "it", "its", "this",
     "that", "which", "by", "from", "as", "into", "along", "named", "called", "labeled", "labelled", "says", "saying",
     "say", "please", "reads", "entire", "has", "having", "present", "placed", "located", "given", "just",
     "shown", "visible", "displayed", "some", "those", "these", "very", "whole", "whichever")
)  # fmt: skip
"""Words that carry no name of their own; they still count where a label is compared as a whole."""

ATTRIBUTES = frozenset(
    ("address", "age", "amount", "area", "artist", "author", "calories", "category", "channels", "cost", "count",
     "date", "description", "details", "distance", "duration", "height", "hours", "humidity", "length", "level",
     "likes", "location", "minutes", "name", "number", "owner", "percentage", "points", "position", "price", "rating",
     "score", "size", "speed", "status", "subtitle", "summary", "temperature", "time", "timing", "type", "value",
     "version", "views", "volume", "weight", "width", "year")
)  # fmt: skip
"""What things have, each its own: the duration of a song, Ada's number."""

FIXED = frozenset(
    ("date of birth", "place of birth", "time of day", "hours of service", "hours of operation", "point of view",
     "level of detail", "area of interest", "number of the day", "date of departure", "date of arrival")
)  # fmt: skip
"""Names that only look like what something has."""

NO_ATTRIBUTES = frozenset(
    ("all", "any", "both", "corner", "each", "end", "five", "four", "front", "half", "instead", "kind", "list", "lot",
     "map", "most", "none", "one", "out", "part", "plenty", "portion", "side", "some", "sort", "table", "terms",
     "three", "top", "two")
)  # fmt: skip
"""Before "of" these say nothing that the rest has: terms of use, one of four."""

NO_OWNERS = frozenset(("what", "it", "let", "that", "there", "here", "who", "how", "where", "he", "she"))
"""After these, 's is "is": nothing is theirs."""

HUES = frozenset(
    ("red", "green", "blue", "yellow", "pink", "purple", "grey", "gray", "brown", "teal", "turquoise", "violet",
     "cyan", "greenish", "bluish", "reddish", "yellowish", "greyish", "grayish", "whitish", "pinkish")
)  # fmt: skip
"""Colours that are no names of other things, as "orange" and "gold" are, and no themes, as "dark" is."""

SHADES = frozenset(("light", "dark", "bright"))
"""Before a colour they are of it: "light blue"."""

APPEARANCE = HUES | frozenset(
    ("orange", "black", "white", "silver", "magenta", "aqua", "golden", "colour",
     "color", "colored", "coloured", "circular", "round", "rounded", "square", "rectangular", "shaped", "shape",
     "highlighted", "circle", "dark", "light", "small", "big", "large", "little", "smaller", "smallest", "tiny",
     "bigger", "biggest", "larger", "largest", "huge")
)  # fmt: skip
"""Looks. Without pixels they cannot be judged, so they never decide; a label that really says "Dark" still wins."""

LENGTHS: dict[str, int] = {"long": 1, "longer": 1, "longest": 1, "short": -1, "shorter": -1, "shortest": -1}
"""Words for how much a text says, 1 for much; before the word for another kind of thing they may be a name."""

COMPARED = frozenset(("smaller", "smallest", "tiny", "bigger", "biggest", "larger", "largest", "huge"))
"""Looks that are in hardly any label: they are no names even where no role is said."""

SIZED = frozenset(("small", "big", "large", "little"))
"""Looks before the word for a picture, names before others: a small arrow, but Big Ben."""

CONCEPTS: tuple[tuple[str, ...], ...] = tuple(
    tuple(part.strip() for part in line.split(","))
    for line in (
        "settings, gear, cog, cogwheel, preferences, setting, gear wheel, configuration, configure, prefs",
        "search, magnifier, magnifying glass, find, lookup, lens, magnify",
        "menu, hamburger, three lines, drawer, navigation drawer, open navigation, open navigation drawer, "
        "hamburger menu, three horizontal lines, nav drawer, sidebar, side menu, 3 lines, burger, sandwich",
        "close, x, cross, dismiss, cross mark, clear, cancel, x mark, exit",
        "more, three dots, dots, overflow, kebab, ellipsis, more options, 3 dots, vertical dots, three vertical dots, "
        "three doted, three dotted, overflow menu, options, option, dotted, three dot, 3 dot",
        "delete, bin, trash, trashcan, garbage, dustbin, trash can, waste, recycle bin, remove, rubbish, discard",
        "edit, pencil, pen, modify, compose, write, rename",
        "back, navigate up, backward, back arrow, left arrow, arrow left, return, go back, up, previous",
        "forward, right arrow, arrow right, next, forward arrow, chevron right",
        "dropdown, drop down, down arrow, arrow down, caret, spinner, expand, chevron down, chevron",
        "share, sharing, send to",
        "favorite, heart, favourite, like, love, wishlist, favorites, favourites, fav",
        "star, favorite, rate, rating, favourite, starred",
        "add, plus, new, create, insert, plus sign, fab",
        "minus, subtract, decrease, less, decrement",
        "home, house",
        "profile, account, person, user, avatar, people, contact, male, man, me",
        "notification, bell, notifications, alerts, reminder, ring",
        "cart, basket, bag, shopping cart, trolley, shopping, checkout",
        "camera, photo, take photo, capture, take picture",
        "call, phone, telephone, handset, dial, dialer",
        "message, chat, sms, speech bubble, comment, messenger, conversation, comments, bubble, messages",
        "mail, email, envelope, inbox, gmail, letter",
        "send, paper plane, submit, paper airplane, send arrow",
        "download, save offline, get",
        "upload, publish",
        "refresh, reload, rescan, sync, circular arrow, update, rotate",
        "play, start, resume, play button, video",
        "previous, prev, rewind, backward, skip previous, previous track",
        "fast forward, skip next, next track",
        "stop, end",
        "pause, hold",
        "shuffle, random",
        "repeat, loop",
        "microphone, mic, voice, speech, record, speak, recorder",
        "calendar, date, event, schedule, agenda, events",
        "clock, time, history, recent, timer, watch, recents",
        "alarm, alarm clock",
        "location, pin, marker, map, place, gps, my location, locate, near me, current location",
        "navigation, directions, compass, navigate, route",
        "filter, funnel, sort, filters",
        "info, information, i, about, details",
        "help, question, question mark, faq, support",
        "lock, padlock, password, secure",
        "eye, show password, visibility, views, preview, view",
        "tick, check, checkmark, done, tick mark, correct, check mark, confirm, apply, ok",
        "language, flag, country, translate, locale",
        "globe, world, web, internet, browser, earth",
        "gallery, picture, image, album, photos",
        "video, film, movie, camcorder, videos, youtube",
        "music, note, song, audio, music note, musical note, tune",
        "volume, speaker, sound, audio",
        "mute, silent",
        "attach, attachment, paperclip, clip",
        "save, floppy, disk, bookmark",
        "bookmark, ribbon, save",
        "folder, directory, files, file",
        "list, lists",
        "grid, apps, all apps, tiles",
        "fullscreen, full screen, maximize, expand",
        "logout, signout, power, log off",
        "login, signin",
        "moon, night mode, night, dark mode, theme, dark",
        "dark mode, dark theme, night theme",
        "gift, present, reward, rewards, offer",
        "premium, crown, pro, upgrade, vip, remove ads",
        "trophy, award, achievement, achievements, leaderboard",
        "thumbs up, like, thumb up, thumbsup",
        "thumbs down, dislike, thumb down",
        "facebook, fb, f",
        "google, g, google plus",
        "twitter, bird, tweet",
        "card, credit card, payment, wallet, pay",
        "flash, flashlight, torch, lightning, bolt",
        "palette, paint, color, colour, brush, paint brush",
        "keyboard, keypad, dialpad",
        "undo, step back",
        "qr code, scan, barcode, scanner, qr",
        "print, printer",
        "fire, flame, hot, trending, popular",
        "arrow, back, chevron, navigate up",
        "wifi, wireless, wlan",
        "store, shop, market",
        "last name, surname, family name",
        "to, recipient, recipients, addressee",
        "body, message body, mail body, email body",
        "first name, given name, forename",
        "apps list, app drawer, application drawer, app list",
        "start chat, compose, new chat, new message, new conversation",
    )
)
"""Words for the same thing, most usual first; written from everyday use. The modest beginning of a larger lexicon."""

KIN: tuple[tuple[str, ...], ...] = tuple(
    tuple(part.strip() for part in line.split(","))
    for line in (
        "message, email, mail, chat, sms, envelope, letter",
        "arrow, next, forward",
        "chevron, next, forward",
        "send, post, reply, submit, publish, go, arrow",
        "back, cancel, close, exit, previous",
        "next, accept, done, ok, continue, proceed, forward, confirm, submit, skip",
        "heart, rate, rating, love, health, fav",
        "star, bookmark, save, rate, rating, review, highlight, important",
        "bookmark, save, star, favorite, ribbon, wishlist",
        "pause, start, play, stop, playback, player",
        "play, trailer, video, launch, watch, start, listen, pause, resume, player",
        "stop, pause, end",
        "shuffle, repeat, random, mix",
        "repeat, loop, replay, cycle, shuffle",
        "refresh, reload, rescan, scan, sync, update, renew, retry, reset, rotate",
        "rewind, fast rewind, previous, backward, back",
        "fast forward, forward, next, skip",
        "backward, previous, rewind, back, prev",
        "menu, more, options, drawer, open, list, overflow, toggle",
        "more, menu, options, expand, open",
        "three lines, drawer, navigation drawer, roots, slider menu, list, menu, sort",
        "cross, close, delete, remove, cancel, clear",
        "delete, remove, clear, close, cross, minus",
        "add, zoomin, plus, create, new, compose, insert, increase, zoomin, expand",
        "minus, zoomout, zoom down, remove, decrease, less, reduce, zoomout, collapse",
        "magnifier, search, zoom, zoomin, zoomout",
        "info, about, help, details, detail, tips, more",
        "help, info, support, faq, tips, about",
        "profile, account, user, person, contact, avatar, me, login, face, author, photo",
        "picture, photo, image, thumbnail, cover, artwork, poster, avatar, logo, banner, gallery, album",
        "logo, brand, home, icon, banner",
        "location, pin, map, place, gps, address, nearby, navigation, directions, compass",
        "map, location, directions, navigation, places",
        "calendar, date, day, schedule, event, month, agenda",
        "clock, time, timer, history, alarm, watch, schedule",
        "bell, alarm, notification, reminder, alert, alerts, subscribe, sound",
        "volume, sound, speaker, audio, mute, music",
        "music, song, album, audio, track, sound, tune, artist, playlist",
        "video, play, movie, film, camera, clip, record",
        "camera, photo, picture, image, scan, snapshot",
        "microphone, voice, record, speak, audio, speech",
        "cart, bag, basket, shop, buy, store, checkout, purchase, order",
        "buy, cart, purchase, order, shop",
        "download, save, get, install, offline",
        "upload, share, export, send, publish",
        "share, send, export, forward, social",
        "edit, write, compose, pencil, modify, note, rename, change",
        "settings, options, preferences, tools, configure, configuration, setup, adjust, tune, gear, wrench",
        "tools, settings, wrench, build, utilities",
        "filter, sort, refine, tune, options",
        "sort, filter, order, arrange",
        "lock, unlock, unlocked, secure, security, password, private, key, site information, connection",
        "plus, add, zoomin, create, new, expand, compose, insert, increase, more",
        "headphone, audio, listen, music, support",
        "headphones, audio, listen, music, support",
        "right arrow, next, forward, right, skip, chevron",
        "left arrow, previous, back, left, prior",
        "up arrow, top, up, upload, ascend, collapse",
        "down arrow, bottom, down, download, expand, drop down",
        "double arrow, swap, exchange, sync",
        "unlock, lock, unlocked",
        "circle, dot, radio, checked, unchecked, round",
        "hamburger, menu, drawer, navigation drawer, list, slider menu, roots",
        "hamburger menu, menu, drawer, navigation drawer, roots, sidebar, side menu",
        "url, address, web address, link, location",
        "browser, chrome, firefox, internet, opera, edge, safari, web",
        "texts, messages, message, sms, messaging",
        "text messages, messages, messaging, sms",
        "pictures, photos, gallery, images",
        "mails, email, mail, gmail, outlook, inbox",
        "whatsapp, wa",
        "pin, location, map, marker, place, attach",
        "gear, settings, options, tools, preferences",
        "bin, delete, trash, remove, clear",
        "bulb, tip, hint, idea, light, tips, flash",
        "medal, award, achievement, rank",
        "headset, support, audio, help, call",
        "exclamation, alert, warning, report, error, info",
        "warning, alert, report, error",
        "bar graph, stats, statistics, chart, analytics, report, leaderboard",
        "paper, news, document, notes, article, file",
        "man, profile, user, account, male, person, author",
        "woman, female, profile, user",
        "tshirt, clothes, fashion, wardrobe, style",
        "rupee, price, currency, money, cash, wallet",
        "key, password, login, unlock, access",
        "eye, view, show, hide, visibility, watch, preview, password",
        "tick, check, checkmark, done, accept, confirm, ok, select, selected, checked, complete, save, validate",
        "check, checked, unchecked, tick, select, checkbox",
        "globe, language, world, web, internet, website, global",
        "flag, country, language, report",
        "crown, premium, pro, vip, upgrade, king",
        "diamond, gem, premium, pro, jewel",
        "gift, reward, present, offer, bonus, free",
        "coin, coins, money, cash, credit, dollar, currency, points",
        "dollar, money, price, currency, cash, pay",
        "fire, flame, hot, trending, streak, burn, energy",
        "lightning, flash, bolt, energy, power, quick, fast",
        "sun, brightness, light, weather, day, theme",
        "moon, night, dark, theme, sleep",
        "cloud, weather, backup, upload, sync, drive",
        "drop down, arrow, expand, spinner, caret, down",
        "arrow, right, left, selector, bracket, decoration, next, previous, back, forward, expand, more, chevron, "
        "navigate",
        "dots, more, options, menu, indicator, pager",
        "indicator, dots, page, pager",
        "thumbs up, like, upvote, vote, good",
        "thumbs down, dislike, downvote, bad",
        "comment, reply, message, chat, discussion, bubble",
        "people, users, friends, group, contacts, community, team, members, followers",
        "friends, people, contacts, users, invite",
        "call, phone, telephone, dial, contact",
        "home, house, main, start, dashboard, feed",
        "news, feed, articles, stories, paper",
        "book, read, library, dictionary, reader, bible",
        "grid, apps, gallery, tiles, dashboard, view",
        "list, menu, items, view, lines",
        "fullscreen, expand, maximize, enlarge, resize, zoom",
        "trophy, award, achievements, leaderboard, rank, ranking, medal, winner, cup",
        "game, play, controller, games",
        "palette, paint, color, colour, brush, theme, draw",
        "paint, draw, color, brush, palette, kids paint",
        "pencil, edit, draw, write, pen",
        "eraser, erase, clear, delete",
        "copy, duplicate, clipboard",
        "attach, attachment, clip, file, link, pin",
        "link, url, attach, chain, website",
        "file, document, page, paper, note, notes",
        "note, notes, document, memo, edit, compose",
        "folder, files, category, collection, directory",
        "tag, label, price, category, offer",
        "percent, discount, offer, sale",
        "car, vehicle, drive, taxi, auto",
        "plane, flight, travel, airplane, send",
        "food, restaurant, meal, eat, fork, dining",
        "graph, chart, statistics, stats, analytics, report, trends",
        "graduation, education, course, learn, school, cap",
        "logout, exit, power, signout, off",
        "power, on, off, turnon, turnoff, logout",
        "login, account, user, profile, enter",
        "facebook, fb, social",
        "google, gmail, g",
        "keyboard, type, input, keypad",
        "battery, charge, power",
        "wifi, wireless, network, internet, connection",
        "bluetooth, connect, connection, device",
        "cast, chromecast, tv, connect, airplay",
        "swap, exchange, switch, convert, reverse, transfer",
        "random, shuffle, dice, surprise",
        "target, my location, gps, center, locate, aim",
        "smile, smiley, emoji, emoticon, face, sticker",
        "number, count, counter, amount, quantity",
    )
)
"""What an icon so called may be called by its makers, first word to the others only: a hint, not the same thing."""

SHORT_FORMS: dict[str, str] = {
    "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "thu": "thursday", "thur": "thursday",
    "weds": "wednesday", "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
    "jan": "january", "feb": "february", "mar": "march",
    "apr": "april", "jun": "june", "jul": "july", "aug": "august", "sep": "september", "sept": "september",
    "oct": "october", "nov": "november", "dec": "december", "hr": "hour", "min": "minute", "sec": "second",
    "info": "information", "pic": "picture", "num": "number", "qty": "quantity", "max": "maximum", "avg": "average",
}  # fmt: skip
"""Short forms that stand on screens, for words that people say in full, and the other way about."""

ABBREVIATIONS: dict[str, str] = {
    "fav": "favorite", "favs": "favorites", "favourite": "favorite", "prev": "previous", "prv": "previous",
    "rew": "rewind", "ff": "fast forward", "fwd": "forward", "nxt": "next", "vol": "volume", "cam": "camera",
    "mic": "microphone", "msg": "message", "msgs": "messages", "notif": "notification", "notifs": "notifications",
    "calc": "calculator", "cal": "calendar", "loc": "location", "nav": "navigation", "pwd": "password",
    "passwd": "password", "pass": "password", "psw": "password", "usr": "user", "acct": "account", "acc": "account",
    "addr": "address", "auth": "authentication", "cfg": "configuration", "conf": "configuration",
    "config": "configuration", "prefs": "preferences", "pref": "preferences", "del": "delete", "rm": "remove",
    "dl": "download", "srch": "search", "fb": "facebook", "gplus": "google plus", "lang": "language",
    "img": "image", "pic": "picture", "pics": "pictures", "bkg": "background", "chk": "check", "num": "number",
    "no": "number", "tel": "telephone", "cat": "category", "cate": "category", "desc": "description",
    "dest": "destination", "qty": "quantity", "amt": "amount", "vid": "video", "aud": "audio", "rec": "record",
    "rcd": "record", "info": "info", "abt": "about", "dob": "date of birth", "ssn": "social security number",
    "temp": "temperature", "max": "maximum", "min": "minimum", "avg": "average", "dur": "duration",
    "addcont": "add contact", "comm": "comment", "cmt": "comment", "cmnt": "comment", "dev": "device",
    "env": "envelope", "mkt": "market", "btm": "bottom", "thumb": "thumbnail", "thumbs": "thumbnails",
    "sett": "settings", "setting": "settings", "stt": "settings", "opt": "option", "opts": "options", "sel": "select",
    "usrname": "username", "uname": "username", "fname": "first name", "lname": "last name", "ph": "phone",
    "mob": "mobile", "eml": "email", "trk": "track", "lib": "library", "dict": "dictionary", "docs": "documents",
    "doc": "document", "sync": "sync", "conn": "connect", "recv": "receive", "snd": "send",
    "dir": "direction", "dirs": "directions", "seq": "sequence", "freq": "frequency", "pos": "position",
    "hist": "history", "stats": "statistics", "stat": "status", "lvl": "level", "pts": "points", "chg": "change",
    "leftarrow": "left arrow", "rightarrow": "right arrow", "uparrow": "up arrow", "downarrow": "down arrow",
    "edt": "edit", "qr": "qr code", "gps": "gps", "pdf": "pdf", "loca": "location", "kb": "keyboard",
}  # fmt: skip
"""Short forms that identifiers use, spelt out as a person says them."""

ROLE_CALLED: dict[str, frozenset[Role]] = {
    "tick": frozenset((R.CHECKBOX,)), "check": frozenset((R.CHECKBOX,)), "toggle": frozenset((R.SWITCH,)),
    "dot": frozenset((R.RADIO,)), "circle": frozenset((R.RADIO,)),
}  # fmt: skip
"""Things of these roles answer to these words, whatever they are for."""

DIGITS: tuple[str, ...] = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Digits by name: a calculator's keys are called so in identifiers."""

OPPOSITES: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in (
        "signin signout signup", "login logout signup", "signin logout", "login signout", "on off", "turnon turnoff",
        "up down", "next previous back", "add remove delete", "open close", "enable disable", "enabled disabled",
        "allow deny", "allow block", "accept decline", "accept reject", "agree disagree", "yes no", "follow unfollow",
        "like unlike dislike", "subscribe unsubscribe", "mute unmute", "lock unlock", "install uninstall", "start stop",
        "connect disconnect", "show hide", "zoomin zoomout", "increase decrease", "upload download", "send receive",
        "check uncheck", "select deselect unselect", "left right", "first last", "expand collapse", "save discard",
        "ok cancel", "save cancel", "undo redo", "maximum minimum", "am pm", "optin optout", "checkin checkout",
        "pin unpin", "archive unarchive", "read unread", "import export", "forward backward", "before after",
        "old new", "incoming outgoing", "from to", "male female", "sent received", "buy sell", "ascending descending",
        "public private", "import export", "play pause", "activate deactivate", "attach detach", "link unlink",
        "account contact",
    )
)  # fmt: skip
"""Words that exclude each other: a label with one is never what a phrase with another one means."""

STATE_WORDS: dict[str, State] = {
    "on": State.ON, "enabled": State.ON, "off": State.OFF, "checked": State.CHECKED, "ticked": State.CHECKED,
    "unchecked": State.UNCHECKED, "not checked": State.UNCHECKED, "unticked": State.UNCHECKED,
    "selected": State.SELECTED, "active": State.SELECTED, "current": State.SELECTED, "focused": State.FOCUSED,
    "disabled": State.DISABLED, "greyed out": State.DISABLED, "grayed out": State.DISABLED, "empty": State.EMPTY,
    "blank": State.EMPTY, "switched on": State.ON, "switched off": State.OFF, "turned on": State.ON,
    "turned off": State.OFF, "highlighted": State.SELECTED,
    "chosen": State.SELECTED, "inactive": State.DISABLED, "dimmed": State.DISABLED,
}  # fmt: skip

STATES_BEFORE = frozenset(
    ("checked", "ticked", "unchecked", "unticked", "selected", "active", "current", "focused", "disabled", "empty",
     "blank", "highlighted", "inactive", "dimmed")
)  # fmt: skip
"""State words that may stand before a role word: ``the checked box``. "on" and "off" may not: they are names there."""

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "last": -1, "final": -1, "penultimate": -2, "frist": 1,
    "topmost": 1, "bottommost": -1, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    **{
        f"{tens}-{one}": ten + n
        for tens, ten in (("twenty", 20), ("thirty", 30))
        for n, one in enumerate(
            ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"), 1
        )
    },
}  # fmt: skip

ID_NOISE = frozenset(
    ("btn", "button", "iv", "img", "image", "imageview", "tv", "txt", "text", "textview", "view", "layout", "container",
     "icon", "ic", "item", "action", "menu", "id", "ll", "rl", "fl", "cl", "lyt", "root", "wrapper", "holder", "edit",
     "et", "edt", "cb", "rb", "sw", "widget", "frame", "content", "main", "list", "recycler", "row", "cell", "card",
     "label", "title", "summary", "subtitle", "header", "toolbar", "bar", "bg", "background", "group", "panel", "area",
     "box", "parent", "child", "linear", "relative", "constraint", "switch", "checkbox", "radio", "spinner", "seekbar",
     "picture", "drawable", "fab", "lay", "line", "divider", "space", "inner", "outer", "start", "end", "left",
     "right", "top", "bottom", "one", "two", "three", "custom", "my", "the", "app", "screen", "activity", "fragment",
     "imagebutton", "imgbtn", "ib", "imgv", "imgview", "ibtn", "primary", "secondary", "default", "generic", "outline",
     "input", "field", "tab", "edittext")
)  # fmt: skip
"""Parts of a resource id that say what kind of view it is or where it stands, not what it is for."""

POINTING = frozenset(
    ("arrow", "arrows", "chevron", "caret", "scroll", "swipe", "slide", "rotate", "turn", "move", "go", "shift", "skip",
     "page", "pager", "angle", "triangle", "nav")
)  # fmt: skip
"""Beside one of these in an identifier a side is a direction: ``arrowLeft``."""

COUNT_WORDS = frozenset(
    ("count", "counter", "counts", "number", "num", "no", "total", "amount", "value", "val", "nb", "lbl", "of")
)
"""Parts of a resource id that say that a number is shown, not of what."""
