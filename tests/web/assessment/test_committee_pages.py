"""Reports to the steering committee on the pages: the office names the agency, the agency sends, the member reads."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client

from ntm.store.accounts.models import User
from ntm.store.reporting.models import CommitteeDuty, CriteriaReport
from tests.usecases.reporting.district import District, make_district
from tests.usecases.reporting.test_reports_to_the_committee import found, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings: pytest.FixtureRequest) -> District:
    settings.NTM_WORKING_DAY = "2024-06-10"  # type: ignore[attr-defined]
    return make_district()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def name_agency(place: District, user: User, **changes: str) -> str:
    """Send the form by which an office makes the agency report to the committee; give what the page says then."""
    form = {
        "ma": str(uuid4()),
        "co-quan": str(place.health.pk),
        "van-ban": "133/KH-UBND, mục V.11",
        "ngay": "15/04/2024",
    }
    address = f"/danh-gia/noi/{place.district.pk}/ban-chi-dao/"
    return client_of(user).post(address, form | changes, follow=True).content.decode()


def test_from_the_paper_to_the_member(place: District) -> None:
    who = member()
    found(place, who)
    assert "133/KH-UBND, mục V.11" in name_agency(place, place.office)
    address = f"/danh-gia/noi/{place.district.pk}/bao-cao/"
    agency = client_of(place.health_officer)
    html = agency.get(address).content.decode()
    assert "Báo cáo cũng gửi <b>Ban Chỉ đạo huyện</b>" in html
    assert 'name="ban-chi-dao"' not in html  # nothing to tick: the paper says so
    agency.post(address, {"ma": str(uuid4()), "thay": "0", "result:15": "Hai xã đạt"})
    report = CriteriaReport.objects.get()
    reader = client_of(who)
    assert f"/danh-gia/ban-chi-dao/{report.pk}/" in reader.get("/viec-cua-toi/").content.decode()
    page = reader.get(f"/danh-gia/ban-chi-dao/{report.pk}/").content.decode()
    assert "Hai xã đạt" in page and "Đã đọc" in page
    reader.post(f"/danh-gia/ban-chi-dao/{report.pk}/")
    assert "đã đọc" in reader.get(f"/danh-gia/ban-chi-dao/{report.pk}/").content.decode()
    assert f"/danh-gia/ban-chi-dao/{report.pk}/" not in reader.get("/viec-cua-toi/").content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"van-ban": " "}, "Hãy ghi văn bản"),
        ({"ngay": "31/02/2024"}, "Ngày phải viết dạng"),
        ({"quy-dinh": "999999", "ngay": "15/06/2024"}, "Không có quy định này"),
    ],
)
def test_a_bent_form_says_what_is_wrong(place: District, changes: dict[str, str], words: str) -> None:
    assert words in name_agency(place, place.office, **changes)
    assert not CommitteeDuty.objects.exists()


def test_whoever_may_not_name_agencies_sees_no_form_and_is_refused(place: District) -> None:
    page = client_of(place.health_officer).get(f"/danh-gia/noi/{place.district.pk}/quy-dinh/").content.decode()
    assert re.search(r'name="co-quan"', page) is None
    form = {"ma": str(uuid4()), "co-quan": str(place.health.pk), "van-ban": "x", "ngay": "15/04/2024"}
    address = f"/danh-gia/noi/{place.district.pk}/ban-chi-dao/"
    assert client_of(place.health_officer).post(address, form).status_code == 403


def test_a_report_that_went_to_no_committee_is_not_found(place: District) -> None:
    client = client_of(place.health_officer)
    address = f"/danh-gia/noi/{place.district.pk}/bao-cao/"
    client.post(address, {"ma": str(uuid4()), "thay": "0", "result:15": "Hai xã đạt"})
    assert client.get(f"/danh-gia/ban-chi-dao/{CriteriaReport.objects.get().pk}/").status_code == 404
