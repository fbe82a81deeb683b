"""One scene for all tests of planning in a worker: it is taken away after them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import Scene


@pytest.fixture(scope="package")
def scene(country_database: None, django_db_blocker: object) -> Iterator[Scene]:
    with scenes.in_one_transaction(django_db_blocker) as built:
        yield built
