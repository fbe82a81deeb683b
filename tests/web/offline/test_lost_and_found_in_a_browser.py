"""What may go wrong with a device: no room, a month away, an erased vault, an address without encryption.

Nothing unsent goes without being told, and what the server has does not stay; a photo says where it was taken
only if its owner agrees.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test.utils import override_settings
from PIL import ExifTags, Image
from playwright.sync_api import Browser, Dialog, Page, expect

from ntm.store.oversight.models import Visit, VisitFile
from ntm.store.reporting.models import FigureEvidence, Obstacle, ReportDraft
from tests.browser import LAPTOP, axe, screenshot
from tests.documents.test_photos import photo
from tests.find_chromium import system_chromium
from tests.usecases.analytics.scene import PASSWORD
from tests.web.analytics.office import Office
from tests.web.offline import scene as scenes
from tests.web.offline.scene import AGENCY, CLERK, HEAD, OFFICER, turn_on, unlock

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


def write_obstacle(page: Page, office: Office, title: str) -> None:
    page.goto(f"{office.url}/ngoai-tuyen/#/vuong-mac")
    page.get_by_label("Đang vướng việc gì?").fill(title)
    page.get_by_role("button", name="Ghi vào máy").dblclick()  # as impatient thumbs do


def databases(page: Page) -> int:
    found: int = page.evaluate("async () => (await indexedDB.databases()).length")
    return found


def test_an_agency_fills_its_grid_without_a_network(office: Office, page: Page) -> None:
    turn_on(page, office, CLERK)
    page.context.set_offline(True)
    page.get_by_role("link", name=AGENCY).click()
    page.locator("details.group > summary", has_text="15.1").click()
    commune = page.get_by_role("group", name="Bản Lang")
    men = commune.get_by_label("Số (%)").first
    men.fill("9,65")
    men.press("Tab")
    expect(commune.locator(".doubted").first).to_contain_text("Giảm")
    men.fill("96,5")
    men.press("Tab")
    expect(page.locator("#da-ghi")).to_contain_text("Đã ghi vào máy")
    axe(page)
    screenshot(page, "offline-agency-laptop")
    women = commune.get_by_label("Số (%)").nth(1)
    women.press_sequentially("97")
    page.context.set_offline(False)  # whereupon the page sends by itself, under the hand that writes
    expect(page.locator("#bao")).to_contain_text(re.compile("Đã nhận trả lời|đã nhận mọi mục"))
    expect(women).to_be_focused()
    women.press_sequentially(",4")
    page.get_by_role("link", name="Xong, xem hộp gửi").click()
    page.get_by_role("button", name="Gửi ngay").click()
    expect(page.locator("#bao")).to_contain_text("đã nhận mọi mục")
    expect(page.locator("[data-state=conflict], [data-state=waiting]")).to_have_count(0)
    content = ReportDraft.objects.get(report__agency__isnull=False).content
    assert [entry["v"] for key, entry in sorted(content.items()) if ":15.1:" in key] == ["97,4", "96,5"]


def test_a_saved_file_outlives_the_device_and_is_taken_back_once(office: Office, phone: Page, tmp_path: Path) -> None:
    turn_on(phone, office, HEAD)
    phone.context.set_offline(True)
    phone.goto(f"{office.url}/ngoai-tuyen/#/vuong-mac")
    phone.get_by_label("Nói rõ thêm").fill("Mười hai hộ phải gánh")
    phone.get_by_label("Nói rõ thêm").blur()
    phone.reload()  # a call came, and the telephone ended the page
    unlock(phone)
    expect(phone.get_by_label("Nói rõ thêm")).to_have_value("Mười hai hộ phải gánh")
    write_obstacle(phone, office, "Mó nước cạn")
    expect(phone.locator("[data-state=waiting]")).to_have_count(1)
    phone.goto(f"{office.url}/ngoai-tuyen/#/vuong-mac")
    expect(phone.get_by_label("Nói rõ thêm")).to_have_value("")
    phone.goto(f"{office.url}/ngoai-tuyen/#/hop-thu")
    expect(phone.locator("#cho")).to_contain_text("lưu ra tệp")
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="Lưu ra tệp").click()
    kept = tmp_path / "ngoai-tuyen.json"
    saved.value.save_as(kept)
    asked: list[str] = []

    def agree(one: Dialog) -> None:
        asked.append(one.message)
        one.accept()

    phone.on("dialog", agree)
    phone.goto(f"{office.url}/ngoai-tuyen/#/may")
    phone.get_by_role("button", name="Xóa hẳn, bỏ 1 mục").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Làm việc ngoại tuyến")
    assert asked == ["Bỏ hẳn 1 mục chưa được nhận?"]
    phone.context.set_offline(False)
    turn_on(phone, office, HEAD)
    phone.goto(f"{office.url}/ngoai-tuyen/#/may")
    for words in ("Đã nạp 1 mục", "Đã nạp 0 mục"):
        phone.get_by_label("Nạp tệp đã lưu").set_input_files(kept)
        expect(phone.locator("#bao")).to_contain_text(words)
    other = tmp_path / "cua-nguoi-khac.json"
    other.write_text(kept.read_text().replace('"user": ', '"user": 9'))
    phone.get_by_label("Nạp tệp đã lưu").set_input_files(other)
    expect(phone.locator("#bao")).to_contain_text("do người khác lưu")
    phone.goto(f"{office.url}/ngoai-tuyen/#/hop-thu")
    phone.get_by_role("button", name="Gửi ngay").click()
    expect(phone.locator("[data-state=accepted]")).to_have_count(1)
    assert Obstacle.objects.get(title="Mó nước cạn").text == "Mười hai hộ phải gánh"


def test_after_a_month_what_was_taken_along_goes_and_what_waits_stays_until_the_server_has_it(
    office: Office, phone: Page
) -> None:
    phone.clock.install(time=datetime.now().astimezone())
    turn_on(phone, office, HEAD)
    phone.context.set_offline(True)
    write_obstacle(phone, office, "Kênh lấp đá")
    expect(phone.locator("[data-state=waiting]")).to_have_count(1)
    phone.clock.set_fixed_time(datetime.now().astimezone() + timedelta(days=31))
    phone.goto(f"{office.url}/ngoai-tuyen/")
    phone.reload()
    unlock(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Dữ liệu mang theo đã hết hạn")
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Gửi và lấy dữ liệu mới").click()
    expect(phone.locator("#bao")).to_contain_text("đã nhận mọi mục")
    assert Obstacle.objects.filter(title="Kênh lấp đá").count() == 1
    phone.context.set_offline(True)
    phone.clock.set_fixed_time(datetime.now().astimezone() + timedelta(days=63))
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Làm việc ngoại tuyến")  # as before it was turned on
    assert phone.evaluate("localStorage.length") == 0
    phone.context.set_offline(False)


#: A store that takes no entry until what was kept free is given up. Browsers refuse in this way and in no other; a test
#: cannot fill a disk, and the quota that developers' tools set is not held against what is written.
_FULL = """() => {
  const { put, delete: remove } = IDBObjectStore.prototype;
  window.isFull = true;
  IDBObjectStore.prototype.delete = function (key) {
    if (key === "reserve") window.isFull = false;
    return remove.call(this, key);
  };
  IDBObjectStore.prototype.put = function (value, key) {
    if (window.isFull && this.name === "outbox") throw new DOMException("full", "QuotaExceededError");
    return put.call(this, value, key);
  };
}"""


def test_a_full_device_is_told_in_time_and_keeps_what_is_typed(office: Office, phone: Page) -> None:
    turn_on(phone, office, HEAD)
    phone.evaluate(_FULL)
    phone.context.set_offline(True)
    write_obstacle(phone, office, "Đường sạt")  # takes the place of what was kept free
    expect(phone.locator("[data-state=waiting]")).to_have_count(1)
    expect(phone.locator("#cho")).to_contain_text("Bộ nhớ của máy sắp đầy")
    axe(phone)
    screenshot(phone, "offline-little-room-phone")
    phone.evaluate("window.isFull = true")
    write_obstacle(phone, office, "Cống vỡ")
    expect(phone.locator("#bao")).to_contain_text("Không ghi được vào máy")
    expect(phone.get_by_label("Đang vướng việc gì?")).to_have_value("Cống vỡ")
    phone.evaluate("window.isFull = false")
    phone.get_by_role("button", name="Ghi vào máy").click()
    expect(phone.locator("[data-state=waiting]")).to_have_count(2)
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Gửi ngay").click()
    expect(phone.locator("[data-state=accepted]")).to_have_count(2)
    expect(phone.locator("#cho")).to_be_empty()


def test_an_address_without_encryption_says_so_and_its_other_pages_work(office: Office, browser: Browser) -> None:
    port = office.url.rsplit(":", 1)[1]
    plain = browser.browser_type.launch(
        executable_path=system_chromium(),
        args=["--host-resolver-rules=MAP ntm.example 127.0.0.1", "--no-sandbox", "--disable-dev-shm-usage"],
    )
    page = plain.new_context(locale="vi-VN", viewport=LAPTOP).new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"http://ntm.example:{port}/ngoai-tuyen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kết nối này chưa cho làm việc ngoại tuyến")
    axe(page)
    screenshot(page, "offline-without-encryption")
    page.get_by_role("link", name="Nêu vướng mắc").click()
    page.get_by_label("Tên đăng nhập").fill(HEAD)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Đang vướng việc gì?").fill("Cột điện nghiêng")
    page.get_by_role("button", name="Gửi vướng mắc").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cột điện nghiêng")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap/**")
    assert errors == []
    plain.close()


def a_cameras_photo() -> bytes:
    """Give a photo as large as a telephone takes it, with what its camera notes in it."""
    kept, exif = io.BytesIO(), Image.open(io.BytesIO(photo(taken="2024:06:09 14:30:00", north=(22.0, 30.0, 36.0))))
    noted = exif.getexif()
    noted[ExifTags.Base.Make] = "Máy của tôi"
    Image.effect_noise((1600, 1200), 90).convert("RGB").save(kept, "JPEG", quality=92, exif=noted)
    return kept.getvalue()


def test_a_shrunk_photo_keeps_its_time_and_its_place_only_if_the_person_agrees(office: Office, phone: Page) -> None:
    turn_on(phone, office, OFFICER)
    taken = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": a_cameras_photo()}
    for many, (seen, agrees) in enumerate((("Chưa đồng ý", False), ("Đã đồng ý", True)), start=1):
        phone.goto(f"{office.url}/ngoai-tuyen/#/tham")
        phone.get_by_label("Đã thấy gì?").fill(seen)
        phone.get_by_label("Ảnh (không bắt buộc)").set_input_files(taken)  # type: ignore[arg-type]
        expect(phone.get_by_text("Ảnh ghi chụp lúc 14:30 ngày 09/06/2024")).to_be_visible()
        agreed = phone.get_by_label("Gửi kèm nơi chụp")
        expect(agreed).not_to_be_checked()
        if agrees:
            agreed.check()
            screenshot(phone, "offline-photo-place-phone")
        phone.get_by_role("button", name="Ghi vào máy").click()
        expect(phone.locator("[data-state=waiting]")).to_have_count(many)
    phone.get_by_role("link", name="Trang đầu").click()
    phone.get_by_role("link", name="Báo cáo quý").first.click()
    phone.locator("details.group > summary", has_text="10. Thu nhập").click()
    income = phone.get_by_role("group", name="10.1")
    income.get_by_text("Thêm", exact=True).click()
    income.get_by_label("Ảnh minh chứng").set_input_files(taken)  # type: ignore[arg-type]
    expect(income.get_by_text("Ảnh ghi chụp lúc 14:30")).to_be_visible()
    income.get_by_role("button", name="Ghi ảnh vào máy").click()
    expect(income.get_by_text("Ảnh đã ở trong máy")).to_be_visible()
    axe(phone)
    screenshot(phone, "offline-evidence-phone")
    phone.get_by_role("link", name="Xong, xem hộp gửi").click()
    phone.get_by_role("button", name="Gửi ngay").click()
    expect(phone.locator("[data-state=accepted]")).to_have_count(3)
    assert FigureEvidence.objects.get().measure == "10.1"
    silent, open_ = (VisitFile.objects.get(visit__seen=seen) for seen in ("Chưa đồng ý", "Đã đồng ý"))
    assert silent.taken_at == open_.taken_at is not None
    assert (silent.latitude, silent.longitude) == (None, None)
    assert open_.latitude == pytest.approx(22.51)
    assert open_.longitude == pytest.approx(103.34)
    assert open_.size < len(taken["buffer"])
    phone.goto(f"{office.url}/tham/{Visit.objects.get(seen='Đã đồng ý').pk}/")
    expect(phone.get_by_text("tại 22,51")).to_be_visible()
