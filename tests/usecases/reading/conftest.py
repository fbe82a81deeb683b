"""A country, and a folder of its own for what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.usecases.reading.country import Country, make_country


@pytest.fixture
def country() -> Country:
    return make_country()


@pytest.fixture(autouse=True)
def _home(settings: Any, tmp_path: Path) -> None:
    settings.NTM_HOME = tmp_path
