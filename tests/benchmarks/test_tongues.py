"""The benchmark of labels in other languages, on an app made up here."""

from __future__ import annotations

from pathlib import Path

from benchmarks.tongues import ROWS, measured, pages, strings

ENGLISH = (
    "Settings", "Search", "Delete", "Share", "Language", "Battery", "Password", "Camera", "Calendar", "Help", "Cancel",
    "Send message",
)  # fmt: skip
GERMAN = (
    "Einstellungen", "Suche", "Löschen", "Teilen", "Sprache", "Akku", "Passwort", "Kamera", "Kalender", "Hilfe",
    "Abbrechen", "Nachricht senden",
)  # fmt: skip


def written(folder: Path, texts: tuple[str, ...]) -> Path:
    lines = "".join(f'<string name="s{n:02}">{text}</string>' for n, text in enumerate(texts))
    more = '<string name="sentence">%1$d of %2$d</string><string name="app">Deixis</string>'
    folder.mkdir(parents=True)
    file = folder / "strings.xml"
    file.write_text(f"<resources>{lines}{more}</resources>", encoding="utf-8")
    return file


def test_strings_without_placeholders_make_pages(tmp_path: Path) -> None:
    english = strings(written(tmp_path / "values", ENGLISH))
    german = strings(written(tmp_path / "values-de", GERMAN))
    assert "sentence" not in english
    (page,) = pages(english, german)
    assert len(page) == ROWS
    assert ("Deixis", "Deixis") not in page


def test_a_translated_app_is_measured_by_language(tmp_path: Path) -> None:
    written(tmp_path / "values", ENGLISH)
    written(tmp_path / "values-de", GERMAN)
    written(tmp_path / "values-xx", GERMAN)
    found = measured(tmp_path)
    assert list(found) == ["de"]
    assert found["de"]["n"] == ROWS
    assert found["de"]["accuracy"] > 0.9
    assert found["de"]["as_written"] < 0.2
    assert found["de"]["found_precision"] == 1.0
