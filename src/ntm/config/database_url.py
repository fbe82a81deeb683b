"""Reads `DATABASE_URL` into Django's form."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class UnreadableDatabaseUrl(ValueError):
    """A `DATABASE_URL` that is not `postgresql://user:password@host:port/name`."""


def database_settings(url: str) -> dict[str, Any]:
    """Return Django's settings for a PostgreSQL URL; an empty URL names a database that nobody serves.

    A socket folder is given as `?host=/folder`. Raise `UnreadableDatabaseUrl` for any other engine.
    """
    settings: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "ntm",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {},
    }
    if not url:
        return settings
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise UnreadableDatabaseUrl(parts.scheme or url[:20])
    # Only cursors that bind on the server are prepared (`store.base.planned_once`), from the third time on.
    options: dict[str, Any] = {"prepare_threshold": 2, **dict(parse_qsl(parts.query))}
    settings |= {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }
    if template := options.pop("ntm_test_template", ""):
        settings["TEST"] = {"TEMPLATE": template}
    return settings
