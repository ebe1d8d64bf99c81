"""Settings from the environment."""

import pytest
from pydantic import ValidationError

from agent_service import cli, compose
from agent_service.http import server
from agent_service.settings import Settings
from planning.language.client import ModelSettings


def test_the_state_folder_is_below_the_users_state_by_default(monkeypatch, tmp_path):
    monkeypatch.delenv("DEIXIS_HOME", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert Settings().home == tmp_path / "deixis"


def test_deixis_home_moves_it(monkeypatch, tmp_path):
    monkeypatch.setenv("DEIXIS_HOME", str(tmp_path / "here"))
    assert Settings().runs == tmp_path / "here" / "runs"


def test_adbs_own_variable_names_the_server(monkeypatch):
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "6001")
    assert Settings().adb_port == 6001
    monkeypatch.setenv("DEIXIS_ADB_PORT", "6002")
    assert Settings().adb_port == 6002


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "example.org", ""])
def test_no_address_but_the_loopback_is_listened_on(host):
    with pytest.raises(ValidationError, match="this machine only"):
        Settings(host=host)


@pytest.mark.parametrize("name", ["DEIXIS_ADB_PORT", "DEIXIS_PIXEL_THREADS"])
def test_a_wrong_setting_is_told_by_its_variable_whichever_command_reads_it(monkeypatch, capsys, name):
    monkeypatch.setenv(name, "0")
    with pytest.raises(SystemExit, match=f"^{name}: .*greater than or equal to 1$"):
        server.serve()
    monkeypatch.setattr("sys.argv", ["deixis", "devices"])
    with pytest.raises(SystemExit, match=r"^2$"):
        cli.main()
    assert capsys.readouterr().err.startswith(f"deixis: {name}: ")


def test_a_key_is_not_printed(monkeypatch):
    monkeypatch.setenv("DEIXIS_MODEL_KEY", "sk-very-odd-7781")
    assert "7781" not in repr(Settings())


def test_how_a_model_is_asked_can_be_set(monkeypatch):
    model = {"model_name": "m", "model_base_url": "http://127.0.0.1:9/v1"}
    assert compose.model_settings(Settings(**model)) == ModelSettings("http://127.0.0.1:9/v1", "m")
    monkeypatch.setenv("DEIXIS_MODEL_MAX_TOKENS", "8000")
    monkeypatch.setenv("DEIXIS_MODEL_TEMPERATURE", "0.6")
    asked = compose.model_settings(Settings(**model))
    assert (asked.max_tokens, asked.temperature) == (8000, 0.6)
    monkeypatch.setenv("DEIXIS_MODEL_TEMPERATURE", "")
    assert compose.model_settings(Settings(**model)).temperature is None


def test_pictures_are_looked_at_when_needed_and_no_model_is_asked_unless_one_is_set_up(monkeypatch):
    monkeypatch.delenv("DEIXIS_PIXELS")
    links = compose.links(Settings())
    assert links.eye is not None
    assert links.pointer is None
    assert links.chooser is None
    links.close()
    some = {"pixels": "never", "pointing_name": "points-1", "pointing_base_url": "http://127.0.0.1:9/v1"}
    links = compose.links(Settings(**some, pointing_key="sk-odd-91"))
    assert links.eye is None
    assert links.pointer is not None
    assert links.chooser is None
    listed = compose.links(Settings(**some, pointing_by="list", pointing_when="unsure"))
    assert listed.pointer is None
    assert listed.chooser is not None
    assert listed.check_unsure
    assert "odd-91" not in repr(Settings(**some, pointing_key="sk-odd-91"))
