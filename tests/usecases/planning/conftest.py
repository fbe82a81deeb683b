"""One scene for each module of tests of planning, on a copy of a database that has the units; taken away after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import Scene


@pytest.fixture(scope="module")
def scene(country_database: None, django_db_blocker: object) -> Iterator[Scene]:
    with scenes.in_one_transaction(django_db_blocker) as built:
        yield built
