"""People, places and papers for the pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from ntm.store.accounts.models import User
from ntm.usecases.demonstration.paper_files import paper_files, real_papers_folder
from ntm.usecases.reading import operations
from tests.usecases.reading.country import AT, ON, Country, district_plan, make_country

PASSWORD = "mat-khau-dai-de-thu"


@pytest.fixture(autouse=True)
def _installation(settings: Any, tmp_path: Path) -> None:
    settings.NTM_HOME = tmp_path
    settings.NTM_WORKING_DAY = "2024-06-10"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def country(db: None) -> Country:
    country = make_country()
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()
    return country


@pytest.fixture
def signed_in(country: Country) -> Callable[[str], Client]:
    """Give a client of a person by the name for signing in."""

    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def plan(country: Country) -> int:
    """Give a short plan of huyện Phong Thổ with one contradiction."""
    return operations.add_paper(
        content=district_plan(), file_name="ke-hoach.txt", by=country.province_officer, on=ON, at=AT
    ).paper_id


@pytest.fixture
def papers(country: Country) -> dict[str, int]:
    """Give the five papers of the demonstration: the real ones where they are at hand."""
    people = {"tuan-giao-plan-2024": country.stranger}
    return {
        name: operations.add_paper(
            content=path.read_bytes(), file_name=path.name, by=people.get(name, country.province_officer), on=ON, at=AT
        ).paper_id
        for name, path in paper_files(real_papers_folder(os.environ)).items()
    }
