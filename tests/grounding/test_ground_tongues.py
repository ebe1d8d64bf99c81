"""Labels in other languages are found by their English words, and never quoted by them."""

from __future__ import annotations

import pytest
from drawing import page, row, text, view
from hypothesis import given
from hypothesis import strategies as st

from device.screen import Screen
from grounding.grounder import Found, ground
from grounding.interface import Miss, Target
from grounding.outline import outline
from grounding.reading.screen import read
from grounding.vocabulary.tongues import FOLDER, in_english, spoken_on, tongue_of

TONGUES = sorted(file.stem for file in FOLDER.glob("*.txt") if file.stem != "words")


def settings(*titles: str) -> Screen:
    return page(*(row(title, 200 + 180 * n) for n, title in enumerate(titles)))


def name_of(phrase: str, shown: Screen) -> str:
    answer = ground(Target(phrase), read(shown))
    return answer.name if isinstance(answer, Found) else str(answer.reason)


PAGES = {
    "de": ("Benachrichtigungen", "Akku", "Sprache", "Nachricht senden", "Passwort ändern"),
    "es": ("Notificaciones", "Batería", "Idioma", "Enviar mensaje", "Cambiar contraseña"),
    "fr": ("Notifications", "Batterie", "Langue", "Envoyer un message", "Modifier le mot de passe"),
    "ru": ("Уведомления", "Батарея", "Язык", "Отправить сообщение", "Изменить пароль"),
    "tr": ("Bildirimler", "Pil", "Dil", "Mesaj gönder", "Şifreyi değiştir"),
    "ar": ("الإشعارات", "البطارية", "اللغة", "إرسال رسالة", "تغيير كلمة المرور"),
    "ko": ("알림", "배터리", "언어", "메시지 보내기", "비밀번호 변경"),
    "ja": ("通知", "バッテリー", "言語", "メッセージを送信", "パスワードを変更"),
    "zh": ("通知", "电池", "语言", "发送消息", "修改密码"),
    "th": ("การแจ้งเตือน", "แบตเตอรี่", "ภาษา", "ส่งข้อความ", "เปลี่ยนรหัสผ่าน"),
    "vi": ("Thông báo", "Pin", "Ngôn ngữ", "Gửi tin nhắn", "Đổi mật khẩu"),
    "hi": ("सूचनाएं", "बैटरी", "भाषा", "संदेश भेजें", "पासवर्ड बदलें"),
}


@pytest.mark.parametrize("tongue", PAGES)
def test_a_page_in_another_language_is_pointed_at_in_english(tongue: str) -> None:
    titles = PAGES[tongue]
    shown = settings(*titles)
    phrases = ("the notifications", "battery", "the language row", "send a message", "change the password")
    for phrase, title in zip(phrases, titles, strict=True):
        assert name_of(phrase, shown) == title, phrase


def test_what_is_quoted_stands_there_to_the_letter() -> None:
    shown = settings(*PAGES["de"])
    assert name_of('"Akku"', shown) == "Akku"
    assert isinstance(ground(Target('"battery"'), read(shown)), Miss)


def test_the_outline_says_what_stands_there() -> None:
    said = outline(read(settings(*PAGES["de"])), "X").text()
    assert "Akku" in said
    assert "attery" not in said


def test_not_and_cancel_in_a_label_are_not_overheard() -> None:
    shown = page(view("Button", (0, 300, 500, 400), "click", text="Nicht speichern"), row("Sprache", 900))
    assert name_of("save", shown) != "Nicht speichern"


def test_english_is_not_put_in_english() -> None:
    shown = settings("Notifications", "Battery", "Language")
    assert not [label for thing in read(shown).things for label in thing.labels if label.source == "meaning"]


@pytest.mark.parametrize(
    ("words", "tongue"),
    [
        ("Einstellungen Benachrichtigungen Akku Sprache", "de"),
        ("ajustes notificaciones batería idioma", "es"),
        ("settings battery language", ""),
        ("nastavení oznámení jazyk baterie", "cs"),
        ("設定 の 通知", "ja"),
        ("налаштування сповіщення мова", "uk"),
        ("Maria Anna", ""),
    ],
)
def test_the_language_of_a_screen_is_told_by_its_words(words: str, tongue: str) -> None:
    assert spoken_on(words.casefold().split()) == tongue


@pytest.mark.parametrize(
    ("label", "tongue", "said"),
    [
        ("Benachrichtigungseinstellungen", "de", "notification settings"),
        ("Mensajes", "es", "message"),
        ("高级选项", "", "advanced options"),
        ("الإعدادات", "", "settings"),
        ("İptal", "tr", "cancel"),
        ("Nachricht von Anna an Ben", "de", "message of anna on ben"),
        ("No", "es", ""),
        ("Settings", "de", ""),
        ("Xqzw", "de", ""),
    ],
)
def test_a_label_is_put_in_english_word_by_word(label: str, tongue: str, said: str) -> None:
    assert (in_english(label, tongue) or ("",))[0] == said


@pytest.mark.parametrize("tongue", TONGUES)
def test_each_table_can_be_read_and_means_something(tongue: str) -> None:
    table = tongue_of(tongue)
    assert len(table.forms) > 500
    assert all(key and all(key) and meant for key, meant in table.forms.items())
    assert all(said == said.casefold().strip() for meant in table.forms.values() for said in meant)


@given(st.text(max_size=120), st.sampled_from(["", *TONGUES]))
def test_any_text_is_answered(label: str, tongue: str) -> None:
    for said in in_english(label, tongue):
        assert said
    spoken_on(label.split())


def test_a_title_and_a_detail_in_another_language_both_count() -> None:
    shown = page(
        view("LinearLayout", (0, 300, 1080, 460), "click", [
            text("Akku", (60, 310, 700, 370)), text("Noch 3 Stunden", (60, 380, 700, 440)),
        ]),
        row("Sprache", 600),
        row("Benachrichtigungen", 800),
    )  # fmt: skip
    assert name_of("the battery", shown) == "Akku"
