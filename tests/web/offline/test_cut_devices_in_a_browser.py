"""The outbox of devices against the real server: two of them write, are cut, killed and send again at random.

In the end each accepted entry is on the server exactly once, and every word is there or in a conflict for a person.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.test.utils import override_settings
from playwright.sync_api import Browser, Page

from ntm.store.offline.models import Receipt
from ntm.store.oversight.models import Visit
from ntm.store.reporting.models import Report, ReportDraft
from tests.browser import PHONE
from tests.web.analytics.office import Office
from tests.web.offline import scene as scenes
from tests.web.offline.scene import OFFICER, PIN, turn_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SEEDS = 30 if os.environ.get("NTM_SOAK") == "1" else 2
STEPS = 60
KEYS = ("f:10.1", "source", "t:progress")
DEEDS = ("visit", *["type"] * 4, *["send"] * 4, *["both"] * 3, "kill")
#: What becomes of a request: it arrives and is answered; it is lost; it arrives and its answer is lost.
FATES = ("heard", "lost", "unheard", "unheard")

_READY = """async ([digest, pin]) => {
  const at = (name) => `/ngoai-tuyen/ma/${digest}/${name}.js`;
  const [vault, outbox] = await Promise.all([import(at("vault")), import(at("outbox"))]);
  const really = window.fetch.bind(window);
  const fates = [];
  window.fetch = async (address, options) => {
    if (!String(address).endsWith("/gui/")) return really(address, options);
    const fate = fates.shift() || "heard";
    if (fate === "lost") throw new TypeError("cut");
    const answer = await really(address, options);
    if (fate === "unheard") throw new TypeError("cut");
    return answer;
  };
  window.device = { vault, outbox, fates, key: await vault.openWithPin(pin) };
}"""

_VISIT = """async ([unit, seen]) => {
  const { outbox, key } = window.device;
  await outbox.add(key, "visit", { unit, visited_on: "2024-06-09", people: "", seen, asked: "" }, seen);
}"""

_TYPE = """async ([report, name, value]) => {
  const { outbox, vault, key } = window.device;
  const pack = await vault.kept(key, "pack");
  await outbox.typeReport(key, pack, pack.reports.find((one) => one.id === report), { [name]: value });
}"""

_SEND = """async ([fates, takesPack]) => {
  const { outbox, key } = window.device;
  window.device.fates.splice(0, Infinity, ...fates);
  try {
    await outbox.synchronise(key);
    if (takesPack) await outbox.refreshPack(key);
  } catch (error) {
    return error.constructor.name;
  }
  return "";
}"""

#: Somebody types on while the page sends by itself.
_BOTH = f"""async ([fates, report, name, values]) => {{
  const sending = ({_SEND})([fates, false]);
  for (const value of values) {{
    await ({_TYPE})([report, name, value]);
    await new Promise((soon) => setTimeout(soon, 15));
  }}
  return sending;
}}"""

_HELD = "async () => window.device.vault.entries(window.device.key)"


@pytest.fixture(scope="module")
def office(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    with (
        override_settings(NTM_HOME=tmp_path_factory.mktemp("home")),
        scenes.opened(django_db_blocker) as opened,
    ):
        yield opened


def ready(page: Page) -> None:
    """Open the vault of a device once more, as after its browser was killed."""
    address = page.locator("script[type=module]").get_attribute("src")
    assert address is not None
    page.evaluate(_READY, [address.split("/")[3], PIN])


def value_of(key: str, number: int) -> Any:
    return {"v": str(number), "b": ""} if key.startswith("f:") else f"lời thứ {number}"


def test_whatever_is_cut_killed_and_sent_again_each_accepted_entry_is_there_once(
    office: Office, browser: Browser
) -> None:
    pages = [browser.new_context(viewport=PHONE, locale="vi-VN").new_page() for _ in range(2)]
    for page in pages:
        turn_on(page, office, OFFICER)
        ready(page)
    report = Report.objects.get(unit__versions__name="Nậm Xe", agency=None, period="2024-Q2").pk
    unit = office.scene.communes["Nậm Xe"]
    for seed in range(SEEDS):
        written, typed = walk(pages, random.Random(seed), report=report, unit=unit, mark=f"lượt {seed}")
        for page in pages:
            assert page.evaluate(_SEND, [[], False]) == ""
        holds(pages, written, report=report)
        for page, words in zip(pages, typed, strict=True):
            held = [one["body"].get("mine", {}) for one in page.evaluate(_HELD)]
            assert {key for key, value in words.items() if all(mine.get(key) != value for mine in held)} == set()
    assert Receipt.objects.filter(outcome="conflict").exists()  # the walks met what they are about
    for page in pages:
        page.context.close()


def walk(
    pages: list[Page], chance: random.Random, *, report: int, unit: int, mark: str
) -> tuple[list[str], list[dict[str, Any]]]:
    """Let devices do anything in any order; give the words of their visits, and the last own words of each by key."""
    written: list[str] = []
    typed: list[dict[str, Any]] = [{} for _ in pages]
    for step in range(STEPS):
        page = chance.choice(pages)
        last = typed[pages.index(page)]
        match chance.choice(DEEDS):
            case "visit":
                written.append(f"{mark}, bước {step}")
                page.evaluate(_VISIT, [unit, written[-1]])
            case "type":
                key = chance.choice(KEYS)
                page.evaluate(_TYPE, [report, key, value_of(key, chance.randrange(1, 4))])
                last.pop(key, None)  # somebody else may have said the same
            case "both":
                key, values = chance.choice(KEYS[1:]), [f"{mark}, bước {step}, lần {n}" for n in range(4)]
                ended = page.evaluate(_BOTH, [[chance.choice(FATES)], report, key, values])
                assert ended in ("", "NoNetwork")
                last[key] = values[-1]
            case "send":
                fates = [chance.choice(FATES) for _ in range(3)]
                ended = page.evaluate(_SEND, [fates, chance.random() < 0.5])
                assert ended in ("", "NoNetwork")
            case _:
                page.reload()
                ready(page)
    return written, typed


def holds(pages: list[Page], written: list[str], *, report: int) -> None:
    """Look at both sides: the devices' entries, and what the server has of them."""
    held = [entry for page in pages for entry in page.evaluate(_HELD)]
    assert {entry["state"] for entry in held} <= {"accepted", "conflict"}
    receipts = dict(
        Receipt.objects.filter(client_id__in=[one["id"] for one in held]).values_list("client_id", "outcome")
    )
    assert {str(number): outcome for number, outcome in receipts.items()} == {one["id"]: one["state"] for one in held}
    for seen in written:
        assert Visit.objects.filter(seen=seen).count() == 1
    content = ReportDraft.objects.get(report_id=report).content
    said = [one for one in held if one["kind"] == "report"]
    accepted = [one["body"]["mine"] for one in said if one["state"] == "accepted"]
    partly = [
        {key: value for key, value in one["body"]["mine"].items() if key not in one["answer"]["theirs"]}
        for one in said
        if one["state"] == "conflict"
    ]
    for key in KEYS:
        if key in content:
            assert any(mine.get(key) == content[key] for mine in (*accepted, *partly))
    for one in said:
        if one["state"] == "conflict":
            # Both sides are there for a person: what stands, and what this device said otherwise.
            assert one["answer"]["theirs"]
            assert all(one["body"]["mine"].get(key) != theirs for key, theirs in one["answer"]["theirs"].items())
