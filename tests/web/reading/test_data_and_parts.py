"""A paper as data, names that are asked, and long papers in parts: pages without a browser."""

from __future__ import annotations

import gzip
import re

import pytest

from ntm.store.planning.capital_lines import CapitalLine
from ntm.store.planning.models import Target
from ntm.store.reading.models import NameAnswer, PaperDatum, PaperFact
from ntm.usecases.reading import operations
from tests.usecases.reading.country import AT, ON, Country, district_plan
from tests.web.reading.test_paper_pages import SignIn

pytestmark = pytest.mark.django_db

SECTION = """{n}. Nội dung thứ {n}
- Có {n}/16 xã đạt tiêu chí số {criterion} về xây dựng nông thôn mới năm 2024.
- Thu nhập bình quân đầu người đạt {n},5 triệu đồng/người/năm.
""" + "".join(f"- Các xã tiếp tục tuyên truyền, vận động Nhân dân tham gia phong trào, lần {i}.\n" for i in range(24))


@pytest.fixture
def sixty_pages(country: Country) -> int:
    """Give a plan of about sixty pages."""
    tail = "\n".join(SECTION.format(n=n % 16 + 1, criterion=n % 19 + 1) for n in range(1, 100))
    content = district_plan(targets="- Có 01 xã (Nâm Xe) đạt tiêu chí số 3 về Thủy lợi.\n", tail=tail)
    assert len(content.decode()) > 150_000
    return operations.add_paper(
        content=content, file_name="dai.txt", by=country.province_officer, on=ON, at=AT
    ).paper_id


def test_sixty_pages_are_shown_in_parts_that_weigh_little_and_lose_nothing(signed_in: SignIn, sixty_pages: int) -> None:
    client = signed_in("huyen")
    first = client.get(f"/van-ban/{sixty_pages}/").content
    count = first.decode().count('href="?phan=') - first.decode().count("trang-thai=")
    numbers = {int(one) for one in re.findall(r'href="\?phan=(\d+)"', first.decode())}
    assert len(numbers) >= 8, count
    rows: set[int] = set()
    for number in sorted(numbers):
        page = client.get(f"/van-ban/{sixty_pages}/?phan={number}").content
        assert len(gzip.compress(page)) <= 30_000
        rows |= {int(one) for one in re.findall(r'<li id="f(\d+)"', page.decode())}
    assert rows == set(PaperFact.objects.filter(paper_id=sixty_pages).values_list("pk", flat=True))


def test_a_link_to_a_fact_opens_its_part_with_the_quote_marked(signed_in: SignIn, sixty_pages: int) -> None:
    last = PaperFact.objects.filter(paper_id=sixty_pages).order_by("-start")[0]
    page = signed_in("huyen").get(f"/van-ban/{sixty_pages}/?tim={last.pk}").content.decode()
    assert f'<li id="f{last.pk}"' in page
    assert f'data-f="{last.pk}"' in page


def test_the_way_on_leads_to_the_next_part_with_something_to_look_at(signed_in: SignIn, sixty_pages: int) -> None:
    page = signed_in("huyen").get(f"/van-ban/{sixty_pages}/?phan=2").content.decode()
    (target,) = re.findall(r'id="phan-sau"[^>]*href="\?phan=(\d+)#tiep"', page)
    assert int(target) != 2


def test_a_name_is_asked_on_the_page_and_answered_by_one_button(
    country: Country, signed_in: SignIn, sixty_pages: int
) -> None:
    client = signed_in("huyen")
    page = client.get(f"/van-ban/{sixty_pages}/").content.decode()
    assert "“<b>Nâm Xe</b>”" in page
    stated = PaperFact.objects.filter(paper_id=sixty_pages, data__names__contains=["Nâm Xe"]).order_by("start")[0]
    assert f'<a href="#v{stated.pk}">xem chỗ đầu</a>' in page
    assert f'id="v{stated.pk}"' in page
    (choice,) = re.findall(rf'name="tra-loi" value="({country.nam_xe.pk}:[^"]*)"', page)
    answered = client.post(f"/van-ban/{sixty_pages}/ten/", {"tra-loi": choice, "tro-lai": "phan=1"})
    assert answered["Location"] == f"/van-ban/{sixty_pages}/?phan=1#tiep"
    assert NameAnswer.objects.get().unit_id == country.nam_xe.pk
    assert "question answered" in client.get(f"/van-ban/{sixty_pages}/").content.decode()


def test_who_only_reads_is_not_asked(signed_in: SignIn, sixty_pages: int) -> None:
    client = signed_in("lanhdao")
    assert 'name="tra-loi"' not in client.get(f"/van-ban/{sixty_pages}/").content.decode()
    assert client.post(f"/van-ban/{sixty_pages}/ten/", {"tra-loi": "1:x"}).status_code == 403


def test_the_data_page_writes_what_is_certain_and_says_so(signed_in: SignIn, plan: int) -> None:
    client = signed_in("huyen")
    page = client.get(f"/van-ban/{plan}/so-lieu/").content.decode()
    assert "Chỉ tiêu kế hoạch" in page
    assert not Target.objects.exists()
    said = client.post(f"/van-ban/{plan}/so-lieu/ghi/", {"nhom": "target"}, follow=True).content.decode()
    assert re.search(r"Đã ghi \d+ dòng chắc chắn", said)
    assert Target.objects.exists()
    assert not CapitalLine.objects.exists()


def test_a_doubtful_line_is_written_by_itself_and_taken_back(signed_in: SignIn, plan: int) -> None:
    client = signed_in("huyen")
    fact = PaperFact.objects.get(paper_id=plan, kind="capital", data__value=3900)
    key = f"capital-{fact.pk}"
    shown = client.get(f"/van-ban/{plan}/so-lieu/?nhom=capital").content.decode()
    assert "nằm ở một chỗ không khớp" in shown
    client.post(f"/van-ban/{plan}/so-lieu/ghi/", {"nhom": "capital", "dong": key})
    assert CapitalLine.objects.get().amount == 3_900_000_000
    said = client.post(f"/van-ban/{plan}/so-lieu/rut/", {"nhom": "capital", "dong": key}, follow=True)
    assert "Đã rút" in said.content.decode()
    assert [row.is_undone for row in PaperDatum.objects.order_by("pk")] == [False, True]


def test_a_line_that_the_paper_does_not_have_is_told(signed_in: SignIn, plan: int) -> None:
    said = signed_in("huyen").post(f"/van-ban/{plan}/so-lieu/ghi/", {"dong": "capital-1"}, follow=True)
    assert "Văn bản không có dòng này" in said.content.decode()


@pytest.mark.parametrize("who", ["lanhdao", "xa"])
def test_who_may_not_review_writes_no_data(signed_in: SignIn, plan: int, who: str) -> None:
    client = signed_in(who)
    assert "Ghi " not in client.get(f"/van-ban/{plan}/so-lieu/").content.decode().split("<h1>")[1]
    assert client.post(f"/van-ban/{plan}/so-lieu/ghi/", {"nhom": "target"}).status_code == 403
    assert not PaperDatum.objects.exists()


def test_the_page_of_a_long_paper_names_signer_recipients_and_campaigns(
    signed_in: SignIn, papers: dict[str, int]
) -> None:
    page = signed_in("huyen").get(f"/van-ban/{papers['phong-tho-plan-2024']}/").content.decode()
    assert "KT. CHỦ TỊCH" in page
    assert "<dt>Nơi nhận</dt>" in page
    assert "<dt>Phong trào, cuộc vận động</dt>" in page
    assert "Đã kiểm tra và khớp" in page
