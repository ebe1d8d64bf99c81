"""content: rows of the providers that exist here, settings and contacts, read and changed as ``content`` does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from device.simulator.android.app import JSON
from device.simulator.shell.command import Call, Command
from device.simulator.shell.commands.settings import NAMESPACES, put_setting

CONTACTS = "com.android.contacts"
_CONTACTS_HOSTS = ("com.android.contacts", "contacts")
_PREFIX = "vnd.android.cursor.item/"
_USAGE = "usage: adb shell content [subcommand] [options]\n"

Row = dict[str, str]


class ContentError(Exception):
    """The provider, or ``content`` itself, refuses; the message is theirs."""


@dataclass(slots=True)
class _Request:
    """What the options say."""

    uri: str = ""
    projection: list[str] = field(default_factory=list)
    where: str = ""
    sort: str = ""
    binds: Row = field(default_factory=dict)

    @property
    def host(self) -> str:
        """Whose rows."""
        return self.uri.removeprefix("content://").partition("/")[0]

    @property
    def path(self) -> list[str]:
        """Which of them."""
        return [part for part in self.uri.removeprefix("content://").split("/")[1:] if part]


def _parse(args: tuple[str, ...]) -> _Request:
    request, rest = _Request(), list(args)
    while rest:
        option = rest.pop(0)
        if option not in ("--uri", "--projection", "--where", "--sort", "--bind", "--user", "--extra"):
            raise ContentError(f"[ERROR] Unsupported argument: {option}")
        if not rest:
            raise ContentError(f"[ERROR] No value for {option}")
        value = rest.pop(0)
        match option:
            case "--uri":
                request.uri = value
            case "--projection":
                request.projection = value.split(":")
            case "--where":
                request.where = value
            case "--sort":
                request.sort = value
            case "--bind":
                name, kind, bound = (*value.split(":", 2), "", "")[:3]
                if not name or kind not in ("b", "s", "i", "l", "f", "d", "n"):
                    raise ContentError(f"[ERROR] Unsupported binding: {value}")
                request.binds[name] = "NULL" if kind == "n" else bound
    if not request.uri:
        raise ContentError("[ERROR] Content provider URI not specified. Did you specify --uri argument?")
    return request


# --- rows ---


def _settings_rows(call: Call, request: _Request) -> list[Row]:
    namespace = request.path[0] if request.path else ""
    stored = call.system.handset.settings
    if namespace not in NAMESPACES:
        raise ContentError(f"java.lang.IllegalArgumentException: Invalid URI: {request.uri}")
    rows = [
        {"_id": str(number), "name": name, "value": str(value)}
        for number, (name, value) in enumerate(sorted(stored[namespace].items()), start=1)
    ]
    return [row for row in rows if len(request.path) < 2 or row["name"] == request.path[1]]


def _contacts(call: Call) -> list[dict[str, JSON]]:
    found = call.system.handset.state()["apps"].get(CONTACTS)
    if found is None:
        raise ContentError("java.lang.IllegalStateException: Could not find provider: com.android.contacts")
    contacts: list[dict[str, JSON]] = found["contacts"]
    return contacts


def _name(contact: dict[str, JSON]) -> str:
    parts = (str(contact.get(part, "")) for part in ("first", "last"))
    return " ".join(part for part in parts if part)


def _data_rows(contact: dict[str, JSON]) -> list[Row]:
    """A contact's rows of the data table: name, numbers, addresses."""
    kinds = [("name", _name(contact), {"data2": str(contact.get("first", "")), "data3": str(contact.get("last", ""))})]
    kinds += [("phone_v2", str(phone["number"]), {"data2": "2"}) for phone in contact.get("phones", [])]
    kinds += [("email_v2", str(email["address"]), {"data2": "1"}) for email in contact.get("emails", [])]
    return [
        {"mimetype": _PREFIX + kind, "data1": text, **more, "raw_contact_id": str(contact["id"]),
         "contact_id": str(contact["id"]), "display_name": _name(contact)}
        for kind, text, more in kinds
        if text
    ]  # fmt: skip


def _contacts_rows(call: Call, request: _Request) -> list[Row]:
    contacts = _contacts(call)
    data = [row for contact in contacts for row in _data_rows(contact)]
    numbered = [{"_id": str(number), **row} for number, row in enumerate(data, start=1)]
    match request.path:
        case ["contacts" | "raw_contacts" as table, *one]:
            rows = [
                {"_id": str(c["id"]), "display_name": _name(c), "starred": str(int(bool(c.get("starred"))))}
                | ({"contact_id": str(c["id"]), "deleted": "0"} if table == "raw_contacts" else {})
                | ({"has_phone_number": str(int(bool(c.get("phones"))))} if table == "contacts" else {})
                for c in contacts
            ]
            return [row for row in rows if not one or row["_id"] == one[0]]
        case ["data"]:
            return numbered
        case ["data", "phones"] | ["phones"]:
            return [row for row in numbered if row["mimetype"].endswith("phone_v2")]
        case ["data", "emails"]:
            return [row for row in numbered if row["mimetype"].endswith("email_v2")]
        case _:
            raise ContentError(f"java.lang.IllegalArgumentException: Unknown URI {request.uri}")


def _rows(call: Call, request: _Request) -> list[Row]:
    """All rows that a request means, its conditions included."""
    if request.host == "settings":
        rows = _settings_rows(call, request)
    elif request.host in _CONTACTS_HOSTS:
        rows = _contacts_rows(call, request)
    else:
        raise ContentError(f"java.lang.IllegalStateException: Could not find provider: {request.host}")
    return [row for row in rows if _holds(request.where, row)] if request.where else rows


_CONDITION = re.compile(
    r"\s*(?P<name>\w+)\s*(?P<sign>=|!=|<>|LIKE)\s*(?P<value>'(?:[^']|'')*'|\"[^\"]*\"|-?\d+)\s*", re.IGNORECASE
)


def _holds(where: str, row: Row) -> bool:
    """Whether a row fits conditions joined by AND.

    :raises ContentError: it is more than that, in SQLite's words.
    """
    parts = re.split(r"\s+and\s+", where, flags=re.IGNORECASE)
    return all(_fits(part, row) for part in parts)


def _fits(condition: str, row: Row) -> bool:
    found = _CONDITION.fullmatch(condition)
    if found is None:
        near = next(iter(condition.split()), "")
        raise ContentError(f'android.database.sqlite.SQLiteException: near "{near}": syntax error (code 1)')
    if found["name"] not in row and found["name"] != "_id":
        raise ContentError(f"android.database.sqlite.SQLiteException: no such column: {found['name']} (code 1)")
    value, held = found["value"].strip("'\"").replace("''", "'"), row.get(found["name"], "")
    match found["sign"].upper():
        case "=":
            return held == value
        case "LIKE":
            pattern = "".join(".*" if c == "%" else "." if c == "_" else re.escape(c) for c in value)
            return re.fullmatch(pattern, held, re.IGNORECASE | re.DOTALL) is not None
        case _:
            return held != value


# --- verbs ---


async def _query(call: Call, request: _Request) -> None:
    rows = _rows(call, request)
    if request.sort:
        name, _, way = request.sort.partition(" ")
        rows.sort(key=lambda row: row.get(name, ""), reverse=way.strip().upper() == "DESC")
    wanted = request.projection
    unknown = [name for name in wanted if rows and name not in rows[0]]
    if unknown:
        raise ContentError(f"java.lang.IllegalArgumentException: Invalid column {unknown[0]}")
    lines = []
    for number, row in enumerate(rows):
        names = wanted or list(row)
        lines.append(f"Row: {number} " + ", ".join(f"{name}={row.get(name, 'NULL')}" for name in names) + "\n")
    await call.out("".join(lines) or "No result found.\n")


def _save(call: Call, contacts: list[dict[str, JSON]], **more: JSON) -> None:
    call.system.handset.prepare({"apps": {CONTACTS: {"contacts": contacts, **more}}})
    call.system.changed()


async def _insert(call: Call, request: _Request) -> None:
    if request.host == "settings":
        name, value = request.binds.get("name"), request.binds.get("value", "")
        if name is None or not request.path or request.path[0] not in NAMESPACES:
            raise ContentError(f"java.lang.IllegalArgumentException: Invalid URI or values: {request.uri}")
        put_setting(call, request.path[0], name, value)
        return
    _rows(call, request)
    contacts = _contacts(call)
    match request.path:
        case ["raw_contacts"]:
            number = int(call.system.handset.state()["apps"][CONTACTS]["next_id"])
            new = {"id": number, "first": "", "last": "", "phones": [], "emails": [], "company": "", "starred": False,
                   "more": {}}  # fmt: skip
            _save(call, [*contacts, new], next_id=number + 1)
        case ["data"]:
            _add_data(contacts, request.binds)
            _save(call, contacts)
        case _:
            raise ContentError(f"java.lang.UnsupportedOperationException: Unknown uri: {request.uri}")


def _add_data(contacts: list[dict[str, JSON]], binds: Row) -> None:
    """Add a row of the data table to the contact it names."""
    found = next((c for c in contacts if str(c["id"]) == binds.get("raw_contact_id")), None)
    if found is None:
        raise ContentError("java.lang.IllegalArgumentException: raw_contact_id is required")
    text, kind = binds.get("data1", ""), binds.get("mimetype", "").removeprefix(_PREFIX)
    match kind:
        case "name":
            first, _, last = text.partition(" ")
            found["first"], found["last"] = binds.get("data2", first), binds.get("data3", last)
        case "phone_v2":
            found["phones"] = [*found.get("phones", []), {"type": "Mobile", "number": text}]
        case "email_v2":
            found["emails"] = [*found.get("emails", []), {"type": "Home", "address": text}]
        case _:
            raise ContentError(f"java.lang.IllegalArgumentException: mimetype {binds.get('mimetype')} is not kept here")


async def _delete(call: Call, request: _Request) -> None:
    doomed = _rows(call, request)
    if request.host == "settings":
        for row in doomed:
            call.system.handset.settings[request.path[0]].pop(row["name"], None)
            call.system.changed()
        return
    if request.path[:1] not in (["contacts"], ["raw_contacts"]):
        raise ContentError(f"java.lang.UnsupportedOperationException: Unknown uri: {request.uri}")
    gone = {row["_id"] for row in doomed}
    _save(call, [contact for contact in _contacts(call) if str(contact["id"]) not in gone])


async def _update(call: Call, request: _Request) -> None:
    rows = _rows(call, request)
    if request.host == "settings":
        for row in rows:
            put_setting(call, request.path[0], row["name"], request.binds.get("value", row["value"]))
        return
    known = {"starred": lambda text: text == "1"}
    unknown = sorted(set(request.binds) - set(known))
    if unknown or request.path[:1] not in (["contacts"], ["raw_contacts"]):
        what = ", ".join(unknown) or request.uri
        raise ContentError(f"java.lang.UnsupportedOperationException: {what} is fixed here")
    meant = {row["_id"] for row in rows}
    changes = {name: known[name](text) for name, text in request.binds.items()}
    _save(call, [c | changes if str(c["id"]) in meant else c for c in _contacts(call)])


Verb = Callable[[Call, _Request], object]
_VERBS = {"delete": _delete, "insert": _insert, "query": _query, "update": _update}


async def content(call: Call) -> int:
    """content query|insert|update|delete --uri URI [--projection …] [--where …] [--sort …] [--bind NAME:TYPE:VALUE]"""
    work = _VERBS.get(call.args[0]) if call.args else None
    if work is None:
        said = f"[ERROR] Unsupported operation: {call.args[0]}\n" if call.args else ""
        return await call.fail(said + _USAGE)
    try:
        request = _parse(call.args[1:])
    except ContentError as error:
        return await call.fail(f"{error}\n\n{_USAGE}")
    try:
        await work(call, request)
    except ContentError as error:
        return await call.fail(f"Error while accessing provider:{request.host}\n{error}")
    return 0


COMMANDS: dict[str, Command] = {"content": content}
