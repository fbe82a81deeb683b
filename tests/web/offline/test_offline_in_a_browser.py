"""A commune officer in the mountains: offline, the browser killed, two devices, a wrong clock. Nothing is lost."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import override_settings
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.oversight.models import Visit, VisitFile
from ntm.store.reporting.models import Obstacle, ObstaclePhoto, Report, ReportDraft
from tests.browser import LAPTOP, PHONE, axe, screenshot, sign_in
from tests.find_chromium import system_chromium
from tests.usecases.access.places import BEGIN
from tests.usecases.analytics.scene import PASSWORD, WORKING
from tests.web.analytics.office import Office
from tests.web.offline import scene as scenes
from tests.web.offline.scene import HEAD, OFFICER, turn_on, unlock

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def office(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    with (
        override_settings(NTM_HOME=tmp_path_factory.mktemp("home")),
        scenes.opened(django_db_blocker) as opened,
    ):
        yield opened


Device = Callable[..., BrowserContext]


@pytest.fixture
def device(browser: Browser) -> Iterator[Device]:
    """Give devices that keep what they hold, in a folder, as telephones do."""
    opened: list[BrowserContext] = []

    def start(folder: Path) -> BrowserContext:
        arguments = ["--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking"]
        arguments += ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
        arguments += ["--no-sandbox"] if os.geteuid() == 0 else []
        context = browser.browser_type.launch_persistent_context(
            folder,
            executable_path=system_chromium(),
            args=arguments,
            viewport=PHONE,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        context.set_default_timeout(25_000)
        opened.append(context)
        return context

    yield start
    for context in opened:
        with contextlib.suppress(Exception):  # a browser that was killed has nothing to close
            context.close()


def kill(folder: Path) -> None:
    """End the browser of a folder as a flat battery does."""
    ours = f"--user-data-dir={folder}"
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if ours in command:
            os.kill(int(process.name), signal.SIGKILL)
    time.sleep(0.5)
    for lock in folder.glob("Singleton*"):
        lock.unlink(missing_ok=True)


def a_large_photo() -> bytes:
    """Give what a telephone's camera gives, in size."""
    kept = io.BytesIO()
    Image.effect_noise((1600, 1200), 90).convert("RGB").save(kept, "JPEG", quality=92)
    return kept.getvalue()


def rights_of_the_head(until: date | None) -> None:
    """End the rights of the village head, or give them back, where the server sees it: outside of the test."""

    def change() -> None:
        Grant.objects.filter(user__username=HEAD).update(span=open_span(BEGIN, until))
        connection.close()

    thread = threading.Thread(target=change)
    thread.start()
    thread.join()


def own_report() -> Report:
    return Report.objects.get(unit__versions__name="Nậm Xe", agency=None)


def draft_of(report: Report) -> dict[str, Any]:
    found = ReportDraft.objects.filter(report=report).first()
    return dict(found.content) if found is not None else {}


def open_form(page: Page, criterion: str) -> None:
    page.get_by_role("link", name="Báo cáo quý").first.click()
    page.locator("details.group > summary", has_text=criterion).click()


def test_an_officer_works_offline_the_browser_is_killed_and_everything_arrives_once(
    office: Office, device: Device, tmp_path: Path
) -> None:
    first = device(tmp_path)
    page = first.new_page()
    turn_on(page, office, OFFICER)
    axe(page)
    screenshot(page, "offline-home-phone")
    first.set_offline(True)
    page.reload()  # the shell comes from the device
    unlock(page)
    open_form(page, "10. Thu nhập")
    income = page.locator("[name='f:10.1.v']")
    income.fill("42.000")
    income.press("Tab")
    expect(page.get_by_text("“42.000” là bốn mươi hai nghìn")).to_be_visible()
    page.get_by_role("button", name="bốn mươi hai nghìn").click()
    expect(income).to_have_value("42000")
    expect(page.locator(".doubted").filter(has_text="nhầm đơn vị")).to_be_visible()
    income.fill("48,5")
    income.press("Tab")
    expect(page.locator("#da-ghi")).to_contain_text("Đã ghi vào máy")
    axe(page)
    screenshot(page, "offline-form-phone")
    page.goto(f"{office.url}/ngoai-tuyen/#/vuong-mac")
    page.get_by_label("Đang vướng việc gì?").fill("Cầu treo bản Huổi Hán đứt cáp")
    big = a_large_photo()
    page.get_by_label("Ảnh (không bắt buộc)").set_input_files(
        {"name": "cau.jpg", "mimeType": "image/jpeg", "buffer": big}
    )
    expect(page.get_by_text("Ảnh đã thu nhỏ còn")).to_be_visible()
    page.get_by_role("button", name="Ghi vào máy").click()
    expect(page.locator("[data-state=waiting]")).to_have_count(2)
    page.goto(f"{office.url}/ngoai-tuyen/#/tham")
    page.get_by_label("Đã thấy gì?").fill("Lúa nương đã gieo xong.")
    page.get_by_role("button", name="Ghi âm").click()
    page.get_by_role("button", name="Dừng").click(delay=700)
    expect(page.get_by_text("Đã ghi", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Ghi vào máy").click()
    expect(page.locator("[data-state=waiting]")).to_have_count(3)
    page.get_by_role("button", name="Gửi ngay").click()
    expect(page.locator("#bao")).to_contain_text("chờ trong máy")
    screenshot(page, "offline-outbox-phone")
    kill(tmp_path)
    assert not Visit.objects.exists()

    second = device(tmp_path)
    page = second.new_page()
    second.set_offline(True)
    page.goto(f"{office.url}/ngoai-tuyen/")
    assert "Lúa nương" not in json.dumps(_raw(page), ensure_ascii=False)
    unlock(page)
    page.goto(f"{office.url}/ngoai-tuyen/#/hop-thu")
    expect(page.locator("[data-state=waiting], [data-state=sent]")).to_have_count(3)
    second.set_offline(False)
    second.clear_cookies()  # whether the killed browser had kept them is chance
    page.get_by_role("button", name="Gửi ngay").click()
    expect(page.locator("#bao")).to_contain_text("còn nguyên trong máy")
    page.get_by_role("link", name="Đăng nhập lại").click()
    page.get_by_label("Tên đăng nhập").fill(OFFICER)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    unlock(page)  # which sends by itself
    page.goto(f"{office.url}/ngoai-tuyen/#/hop-thu")
    expect(page.locator("[data-state=accepted]")).to_have_count(3)
    expect(page.locator("#bao")).to_contain_text("đã nhận mọi mục")
    screenshot(page, "offline-accepted-phone")
    assert [one.seen for one in Visit.objects.all()] == ["Lúa nương đã gieo xong."]
    assert VisitFile.objects.get().media_type == "audio/webm"
    assert Obstacle.objects.filter(title="Cầu treo bản Huổi Hán đứt cáp").count() == 1
    assert ObstaclePhoto.objects.get().size <= 310_000 < len(big)
    assert draft_of(own_report())["f:10.1"]["v"] == "48,5"
    page.get_by_role("button", name="Gửi ngay").click()
    expect(page.locator("#bao")).to_contain_text("đã nhận mọi mục")
    assert Visit.objects.count() == 1


def _raw(page: Page) -> Any:
    """Return everything that the device keeps, as whoever takes the disk sees it."""
    return page.evaluate(
        """async () => {
          const open = indexedDB.open("ntm-ngoai-tuyen");
          const db = await new Promise((ok) => { open.onsuccess = () => ok(open.result); });
          const found = {};
          for (const store of db.objectStoreNames) {
            const all = db.transaction(store).objectStore(store).getAll();
            const rows = await new Promise((ok) => { all.onsuccess = () => ok(all.result); });
            const text = (one) => one instanceof ArrayBuffer ? new TextDecoder().decode(one) : one;
            found[store] = rows.map((row) => typeof row === "object"
              ? Object.fromEntries(Object.entries(row).map(([k, v]) => [k, text(v)])) : row);
          }
          db.close();
          return found;
        }"""
    )


def test_two_devices_in_conflict_show_both_sides_and_a_person_chooses(
    office: Office, browser: Browser, live_page_errors: list[str]
) -> None:
    contexts = [browser.new_context(viewport=PHONE, locale="vi-VN") for _ in range(2)]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        turn_on(page, office, OFFICER)
    for context, page, value in zip(contexts, pages, ("71", "72"), strict=True):
        context.set_offline(True)
        open_form(page, "13. Tổ chức sản xuất")
        line = page.locator("[name='f:12.1.v'], [name='source']").last
        line.fill(f"Sổ của máy {value}")
        line.press("Tab")
        expect(page.locator("#da-ghi")).to_contain_text("Đã ghi vào máy")
    for context, page in zip(contexts, pages, strict=True):
        context.set_offline(False)
        page.goto(f"{office.url}/ngoai-tuyen/#/hop-thu")
        page.get_by_role("button", name="Gửi ngay").click()
        expect(page.locator("[data-state=accepted], [data-state=conflict]").first).to_be_visible()
    later = pages[1]
    expect(later.locator("[data-state=conflict]")).to_have_count(1)
    assert draft_of(own_report())["source"] == "Sổ của máy 71"
    later.get_by_role("link", name="Xem hai bên và chọn").click()
    expect(later.get_by_text("Sổ của máy 71")).to_be_visible()
    expect(later.get_by_text("Sổ của máy 72")).to_be_visible()
    axe(later)
    assert later.evaluate("document.documentElement.scrollWidth <= innerWidth")
    screenshot(later, "offline-conflict-phone")
    later.get_by_label("Giữ của tôi").check()
    later.get_by_role("button", name="Ghi lựa chọn").click()
    later.get_by_role("button", name="Gửi ngay").click()
    expect(later.locator("#bao")).to_contain_text("đã nhận mọi mục")
    assert draft_of(own_report())["source"] == "Sổ của máy 72"
    for context in contexts:
        context.close()


def test_a_clock_two_days_ahead_and_rights_that_ended_lose_nothing_and_signing_out_asks_first(
    office: Office, phone: Page
) -> None:
    phone.clock.install(time=datetime.now().astimezone() + timedelta(days=2))
    turn_on(phone, office, HEAD)
    expect(phone.get_by_role("link", name="Ghi chuyến thăm")).to_have_count(0)
    phone.context.set_offline(True)
    phone.goto(f"{office.url}/ngoai-tuyen/#/vuong-mac")
    phone.get_by_label("Đang vướng việc gì?").fill("Thiếu nước sinh hoạt")
    phone.get_by_role("button", name="Ghi vào máy").click()
    expect(phone.locator("[data-state=waiting]")).to_have_count(1)
    rights_of_the_head(until=WORKING)
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Gửi ngay").click()
    expect(phone.locator("[data-state=refused]")).to_contain_text("không được phép")
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="Lưu ra tệp").click()
    told = json.loads(Path(saved.value.path()).read_text())
    assert told["entries"][0]["body"]["title"] == "Thiếu nước sinh hoạt"
    rights_of_the_head(until=None)
    phone.goto(f"{office.url}/vuong-mac/")
    phone.get_by_role("button", name="Đăng xuất").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Còn 1 mục")
    screenshot(phone, "offline-sign-out-phone")
    phone.get_by_role("link", name="Mở hộp gửi").click()
    unlock(phone)
    phone.get_by_role("button", name="Gửi lại thành mục mới").click()
    phone.get_by_role("button", name="Gửi ngay").click()
    expect(phone.locator("[data-state=accepted]")).to_have_count(1)
    one = Obstacle.objects.get(title="Thiếu nước sinh hoạt")
    assert one.at.date() == WORKING
    phone.goto(f"{office.url}/vuong-mac/")
    phone.get_by_role("button", name="Đăng xuất").click()
    phone.wait_for_url("**/dang-nhap/**")
    assert phone.evaluate("async () => (await indexedDB.databases()).length") == 0


def test_a_forgotten_pin_is_replaced_after_signing_in_and_loses_nothing(office: Office, phone: Page) -> None:
    turn_on(phone, office, OFFICER)
    phone.goto(f"{office.url}/ngoai-tuyen/#/tham")
    phone.get_by_label("Đã thấy gì?").fill("Chợ họp đều.")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Ghi vào máy").click()
    expect(phone.locator("[data-state=waiting]")).to_have_count(1)
    phone.reload()
    phone.get_by_label("Mã PIN của").fill("000000")
    phone.get_by_role("button", name="Mở", exact=True).click()
    expect(phone.locator("#bao")).to_contain_text("chưa đúng")
    phone.context.set_offline(False)
    phone.context.clear_cookies()  # the session ended meanwhile
    phone.get_by_role("button", name="Quên mã PIN").click()
    phone.get_by_label("Mã PIN mới").fill("135791")
    phone.get_by_role("button", name="Đặt mã PIN mới").click()
    phone.get_by_role("link", name="Đăng nhập lại").click()
    phone.get_by_label("Tên đăng nhập").fill(OFFICER)
    phone.get_by_label("Mật khẩu").fill(PASSWORD)
    phone.get_by_role("button", name="Đăng nhập").click()
    phone.get_by_role("button", name="Quên mã PIN").click()
    phone.get_by_label("Mã PIN mới").fill("135791")
    phone.get_by_role("button", name="Đặt mã PIN mới").click()
    phone.goto(f"{office.url}/ngoai-tuyen/#/hop-thu")
    phone.get_by_role("button", name="Gửi ngay").click()
    expect(phone.locator("[data-state=accepted]")).to_have_count(1)
    assert Visit.objects.filter(seen="Chợ họp đều.", by=User.objects.get(username=OFFICER)).count() == 1


def test_the_pages_for_one_hand_fit_a_phone_and_a_laptop(office: Office, phone: Page) -> None:
    sign_in(phone, office, OFFICER, PASSWORD)
    for address, name in (
        ("/nhanh/", "quick"),
        ("/tham/", "visits"),
        ("/xac-nhan/", "list"),
        ("/ngoai-tuyen/tep/", "file"),
    ):
        for size in (LAPTOP, PHONE):
            phone.set_viewport_size(size)
            phone.goto(f"{office.url}{address}")
            assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), (address, size)
            screenshot(phone, f"one-hand-{name}-{size['width']}")
        axe(phone)
        targets = phone.locator(
            "main .big-button, main .btn.big, main form.one-hand input:not([type=hidden],[type=radio])"
        )
        for target in targets.all():
            box = target.bounding_box()
            assert box is None or box["height"] >= 44, (address, target)
