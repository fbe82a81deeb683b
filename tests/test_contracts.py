"""What the architecture promises: layers, the ladder, the size of modules, and that every page says who may."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from ntm.core.kernel.states import Role
from ntm.web.access import PUBLIC, SIGNED_IN

ROOT = Path(__file__).resolve().parent.parent
LARGEST_MODULE = 800
#: The only pages that strangers open.
PUBLIC_ROUTES = {
    "chu/be-vietnam-pro-<int:weight>.woff2",
    "dang-nhap/",
    # What opens without a network holds nobody's data.
    "sw.js",
    "ung-dung.webmanifest",
    "ngoai-tuyen/",
    "ngoai-tuyen/ma/<slug:digest>/<slug:name>.js",
    "ngoai-tuyen/phien/",
}


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "src" / "ntm", folder / "src" / "ntm", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", folder / ".importlinter")
    return folder


def test_the_import_contracts_hold(copy: Path) -> None:
    done = contracts(copy)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("core/kernel/dates.py", "import django", "The core knows neither Django"),
        ("core/planning/sums.py", "from pathlib import Path", "The core knows neither Django"),
        ("core/territory/__init__.py", "import ntm.core.criteria", "The ladder of areas in the core"),
        ("store/territory/models.py", "import ntm.store.planning.models", "The ladder of areas in the store"),
        ("usecases/audit/operations.py", "import ntm.usecases.access.rules", "The ladder of areas in the use cases"),
        ("usecases/access/rules.py", "import ntm.web.access", "Layers"),
        ("cli/serve.py", "import ntm.config.serving", "Layers"),
        ("law/__init__.py", "import django", "Documents and law know neither Django"),
    ],
)
def test_a_planted_violation_breaks_its_contract(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / "src" / "ntm" / module
    original = path.read_text()
    path.write_text(f"{original}\n{line}\n")
    try:
        done = contracts(copy)
    finally:
        path.write_text(original)
    assert done.returncode == 1
    broken = " ".join(" ".join(done.stdout.split("Broken contracts")[1].split()).split())
    assert contract in broken


def test_pages_take_the_moment_of_a_deed_from_one_place() -> None:
    # A demonstration's deeds stand on its declared day; only the security of accounts keeps the wall's clock.
    clocks = ("timezone.now()", "localdate()", "datetime.now(", "date.today(")
    web = ROOT / "src" / "ntm" / "web"
    reading = {
        str(path.relative_to(web))
        for path in web.rglob("*.py")
        if path.parent.name != "accounts" and any(clock in path.read_text() for clock in clocks)
    }
    assert reading == {"day.py"}


def test_no_module_is_longer_than_a_person_reads() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("src", "tests", "bench")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text().splitlines())) > LARGEST_MODULE
    }
    assert long == {}


def routes(
    patterns: list[URLPattern | URLResolver] | None = None, prefix: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route, pattern


ROUTES = dict(routes())


def address(route: str) -> str:
    """Fill a route's parameters with values that its converters take."""
    pattern = ROUTES[route]
    found = "/" + route
    for name, converter in pattern.pattern.converters.items():
        sample = {"IntConverter": "1", "UUIDConverter": "0" * 8 + "-0000-4000-8000-" + "0" * 12}
        value = sample.get(type(converter).__name__, "a")
        for kind in ("int:", "str:", "slug:", "uuid:", "path:", ""):
            found = found.replace(f"<{kind}{name}>", value)
    assert "<" not in found, found
    return found


def test_there_are_pages_to_walk() -> None:
    assert len(ROUTES) > 8


@pytest.mark.parametrize("route", ROUTES)
def test_every_page_says_who_may(route: str) -> None:
    who_may = getattr(ROUTES[route].callback, "who_may", None)
    assert who_may in {PUBLIC, SIGNED_IN} or (isinstance(who_may, frozenset) and who_may and who_may <= set(Role))
    assert (who_may == PUBLIC) == (route in PUBLIC_ROUTES)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", sorted(ROUTES.keys() - PUBLIC_ROUTES))
def test_every_page_that_is_not_public_sends_a_stranger_to_sign_in(route: str, method: str, client: Client) -> None:
    answer = getattr(client, method)(address(route))
    assert answer.status_code == 302
    assert answer.url.startswith("/dang-nhap/?next=/")
