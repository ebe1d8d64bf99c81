"""Settings: environment variables with the prefix ``DEIXIS_``, and their defaults."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def default_home() -> Path:
    """``$XDG_STATE_HOME/deixis``, by default ``~/.local/state/deixis``."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "deixis"


def default_locks() -> Path:
    """A folder of this user's on this machine, the same for every state folder: a phone has one owner at a time."""
    owner = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    return Path(tempfile.gettempdir()) / f"deixis-{owner}"


class Settings(BaseSettings):
    """Everything that can be set. Each field is read from ``DEIXIS_`` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="DEIXIS_", extra="ignore", populate_by_name=True)

    home: Path = Field(default_factory=default_home)
    """The state folder: databases and runs."""
    locks: Path = Field(default_factory=default_locks)
    """Where the lock files of phones lie."""
    host: str = "127.0.0.1"
    port: int = Field(default=8765, ge=0, le=65535)
    """0 takes a free one."""

    adb_host: str = Field(
        default="127.0.0.1", validation_alias=AliasChoices("DEIXIS_ADB_HOST", "ANDROID_ADB_SERVER_HOST")
    )
    adb_port: int = Field(
        default=5037, ge=1, le=65535, validation_alias=AliasChoices("DEIXIS_ADB_PORT", "ANDROID_ADB_SERVER_PORT")
    )

    model_name: str = ""
    """The model at its endpoint; empty: the planner ``model`` is not configured."""
    model_base_url: str = ""
    """Base URL of an OpenAI-compatible endpoint; it ends in ``/v1`` for most."""
    model_key: SecretStr = SecretStr("")
    model_timeout_s: float = Field(default=60.0, gt=0)
    model_patience_s: float = Field(default=180.0, ge=0)
    """How long an endpoint is asked again that is down, fails or is asked too often; 0: not at all."""
    model_max_tokens: int = Field(default=1500, ge=1)
    """The most tokens of one reply; a model that thinks first needs some thousands."""
    model_temperature: float | None = Field(default=0.0, ge=0, le=2)
    """None, set by an empty variable, leaves it to the endpoint."""

    picture: Literal["never", "poor", "always"] = "never"
    """When the planner gets a small picture of the screen beside the outline."""
    pixels: Literal["never", "needed"] = "needed"
    """Whether the grounder looks at pictures where the tree does not suffice."""
    pixel_threads: int = Field(default=2, ge=1, le=64)
    """Threads of the process that reads pictures."""
    pixel_timeout_s: float = Field(default=8.0, gt=0)
    """How long it may take for one."""
    pointing_name: str = ""
    """A grounding model, asked last; empty: none is asked."""
    pointing_base_url: str = ""
    pointing_key: SecretStr = SecretStr("")
    pointing_timeout_s: float = Field(default=20.0, gt=0)
    pointing_by: Literal["picture", "list"] = "picture"
    """Whether it points on the picture, or chooses from a list in words: the latter any language model can."""
    pointing_when: Literal["last", "unsure"] = "last"
    """When one that chooses is asked: last of all, or also about what was found without certainty."""
    pointing_scale: Literal["pixels", "thousandths"] = "pixels"
    """What its coordinates on the picture are counted in."""
    boot_wait_s: float = Field(default=60.0, ge=0)
    """How long a task waits for a phone that is still booting, or for any phone at all."""
    screenshots: bool = True
    """Keep a picture before and after every step in the run folder."""
    keep_days: float | None = Field(default=None, gt=0)
    """After how many days the service removes what it keeps of ended tasks; unset, it keeps everything."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("model_temperature", mode="before")
    @classmethod
    def _left_to_the_endpoint(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("host")
    @classmethod
    def _loopback_only(cls, value: str) -> str:
        if value not in LOOPBACK:
            raise ValueError(
                f"the API has no keys yet, so it listens on this machine only: use 127.0.0.1, not {value!r} "
                "(from elsewhere, use an SSH tunnel)"
            )
        return value

    @property
    def runs(self) -> Path:
        """The folder of the run folders."""
        return self.home / "runs"


def told(wrong: ValidationError) -> list[str]:
    """What is wrong with the settings, a line for each, by the name of the variable that sets it."""
    lines = []
    for error in wrong.errors():
        name = "_".join(map(str, error["loc"])).upper()
        variable = name if name.startswith("DEIXIS_") else f"DEIXIS_{name}"
        lines.append(f"{variable}: {error['msg'].removeprefix('Value error, ')}")
    return lines
