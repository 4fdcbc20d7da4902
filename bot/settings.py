"""Every setting, from the environment or a `.env` file, checked once at the start."""

import re
import secrets
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import UseError
from bot.people import hours

PREFIX = "MAHALLI_"


class Settings(BaseSettings):
    """Names, defaults and meanings are in docs/settings.md; a test holds the two together."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    database_url: str = "sqlite:///data/mahalli.db"
    data_dir: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    public_url: str = ""
    country: Literal["JO", "MA"] = "JO"
    timezone: str = "Asia/Amman"
    coordinators: Annotated[tuple[str, ...], NoDecode] = ()
    staff_hours: str = ""
    accent: str = ""
    secret_key: str = ""
    beacon_url: str = ""

    telegram_token: str = Field(default="", repr=False)
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: str = Field(default="", repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    telegram_channel: str = ""
    telegram_pace: str = "on"

    twilio_account_sid: str = ""
    twilio_auth_token: str = Field(default="", repr=False)
    twilio_sender: str = ""
    twilio_api_url: str = ""
    twilio_daily: int = Field(default=250, ge=0)
    twilio_pace: str = "on"
    whatsapp_price: float = Field(default=0, ge=0, le=10)

    @field_validator("coordinators", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return (
            tuple(part.strip() for part in value.split(",") if part.strip())
            if isinstance(value, str)
            else value
        )

    @field_validator("coordinators")
    @classmethod
    def _addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for address in value:
            channel, _, external = address.partition(":")
            if channel not in {"telegram", "whatsapp", "web"} or not external:
                raise ValueError(f"{address!r} is not an address such as telegram:12345")
        return value

    @field_validator("accent")
    @classmethod
    def _accent(cls, value: str) -> str:
        if value and not re.fullmatch("#[0-9a-fA-F]{6}", value):
            raise ValueError("must be a colour such as #b64c25")
        return value

    @field_validator("twilio_sender")
    @classmethod
    def _sender(cls, value: str) -> str:
        if value and not re.fullmatch(r"whatsapp:\+[1-9]\d{6,14}", value):
            raise ValueError("must be a sender such as whatsapp:+14155238886")
        return value

    @field_validator("telegram_pace", "twilio_pace")
    @classmethod
    def _pace(cls, value: str) -> str:
        if value not in {"on", "off"} and not re.fullmatch(r"[1-9]\d{0,2}", value):
            raise ValueError("must be on, off, or a number from 1 to 999: so many times the limits")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://")):
            raise ValueError("it must begin with sqlite:/// or postgresql://")
        return value

    @field_validator("staff_hours")
    @classmethod
    def _hours(cls, value: str) -> str:
        hours.parse(value)
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"{value!r} is not a time zone such as Asia/Amman") from None
        return value

    @field_validator("public_url", "beacon_url", "telegram_api_url", "twilio_api_url")
    @classmethod
    def _url(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("it must begin with http:// or https://")
        try:
            named = not value or urlsplit(value).hostname
        except ValueError:
            named = None
        if not named:
            raise ValueError("it is no address such as https://bot.example.org")
        return value.rstrip("/")

    @model_validator(mode="after")
    def _complete(self) -> "Settings":
        if not self.telegram_token and not self.twilio_sender and not self.demo:
            raise ValueError(
                "MAHALLI_TELEGRAM_TOKEN is missing (or MAHALLI_TWILIO_SENDER): without a channel only the simulator"
                " runs, on MAHALLI_HOST=127.0.0.1"
            )
        if self.twilio_sender:
            for name in ("twilio_account_sid", "twilio_auth_token", "public_url"):
                if not getattr(self, name):
                    raise ValueError(f"{PREFIX}{name.upper()} is missing: MAHALLI_TWILIO_SENDER needs it")
        if self.telegram_token and not self.telegram_channel:
            raise ValueError("MAHALLI_TELEGRAM_CHANNEL is missing: the channel's id or @name, where posts go")
        if self.telegram_token and self.telegram_mode == "webhook":
            for name in ("telegram_webhook_secret", "public_url"):
                if not getattr(self, name):
                    raise ValueError(
                        f"{PREFIX}{name.upper()} is missing: MAHALLI_TELEGRAM_MODE=webhook needs it"
                    )
        return self

    @property
    def demo(self) -> bool:
        """Whether the simulator and its invented people are there: never beside a real channel, only on loopback."""
        return not (self.telegram_token or self.twilio_sender) and self.host in {
            "127.0.0.1",
            "localhost",
            "::1",
        }

    @property
    def pace(self) -> float:
        """So many times Telegram's limits are kept to; 0: none."""
        return _times(self.telegram_pace)

    @property
    def whatsapp_pace(self) -> float:
        """The same of WhatsApp's."""
        return _times(self.twilio_pace)

    @property
    def media_dir(self) -> Path:
        """Where photos are kept."""
        return self.data_dir / "media"


def _times(pace: str) -> float:
    return float({"on": 1, "off": 0}.get(pace, pace))


def load(**overrides: Any) -> Settings:
    """The settings. Raises UseError, one sentence naming the setting that is wrong."""
    try:
        return Settings(**overrides)
    except ValidationError as wrong:
        raise UseError(_sentence(wrong)) from None


def secret(settings: Settings) -> str:
    """The installation's secret: set, or made at the first start and kept in DATA_DIR. Raises OSError."""
    if settings.secret_key:
        return settings.secret_key
    kept = settings.data_dir / "secret"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(32))
    return kept.read_text().strip()


def _sentence(wrong: ValidationError) -> str:
    """What is wrong with the first setting that is. Values are not repeated: one may be a token."""
    error = wrong.errors(include_input=False, include_url=False)[0]
    why = str(error["msg"]).removeprefix("Value error, ")
    name = "".join(f"{PREFIX}{part}".upper() for part in error["loc"][:1])
    return f"{name}: {why}" if name else why
