"""Names of fields with and without the word for their kind."""

import pytest

from grounding.language.fields import as_field, without_kind


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the To field", "To"),
        ("the Subject box", "Subject"),
        ("message input", "message"),
        ("the Search box", "Search"),
        ("the address bar", "address"),
        ("Email text field", "Email"),
        ("the text box", ""),
        ("收件人输入框", "收件人"),
    ],
)
def test_a_field_has_a_name_without_its_kind(phrase: str, name: str) -> None:
    assert without_kind(phrase) == name
    assert as_field(phrase) == phrase


@pytest.mark.parametrize(
    ("phrase", "field"),
    [
        ("To", "the To field"),
        ("the subject", "the subject field"),
        ("The", "the The field"),
        ("my name", "the name field"),
        ("Mailbox", "the Mailbox field"),
        ("收件人", "收件人输入框"),
    ],
)
def test_a_name_is_asked_for_as_a_field(phrase: str, field: str) -> None:
    assert without_kind(phrase) is None
    assert as_field(phrase) == field
