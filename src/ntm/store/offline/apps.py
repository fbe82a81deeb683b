"""The area of work without a network."""

from __future__ import annotations

from django.apps import AppConfig


class OfflineConfig(AppConfig):
    """Devices on which people work without a network, and what was received of them."""

    name = "ntm.store.offline"
    label = "offline"
