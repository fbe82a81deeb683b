"""The area of oversight."""

from __future__ import annotations

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Briefings, their minutes and conclusions."""

    name = "ntm.store.oversight"
    label = "oversight"
