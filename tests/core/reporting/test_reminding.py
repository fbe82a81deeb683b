"""When reminders are due and what they say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.reporting.reminding import NoReminderDue, Reminded, ReminderStep, joint_text, step_on, text_of

DUE = date(2024, 6, 14)


@pytest.mark.parametrize(
    ("offset", "step"),
    [
        (-10, ReminderStep.TEN_BEFORE),
        (-4, ReminderStep.TEN_BEFORE),
        (-3, ReminderStep.THREE_BEFORE),
        (-1, ReminderStep.THREE_BEFORE),
        (0, ReminderStep.LAST_DAY),
        (1, ReminderStep.DAY_AFTER),
        (30, ReminderStep.DAY_AFTER),
    ],
)
def test_each_day_has_its_reminder(offset: int, step: ReminderStep) -> None:
    assert step_on(DUE, on=DUE + timedelta(offset)) is step


@pytest.mark.parametrize("offset", [-11, 31])
def test_eleven_days_before_and_a_month_after_nobody_is_reminded(offset: int) -> None:
    with pytest.raises(NoReminderDue):
        step_on(DUE, on=DUE + timedelta(offset))


@given(st.integers(-10, 29))
def test_reminders_come_in_order_and_never_go_back(offset: int) -> None:
    order = list(ReminderStep)
    today, tomorrow = (step_on(DUE, on=DUE + timedelta(one)) for one in (offset, offset + 1))
    assert order.index(today) <= order.index(tomorrow)


def test_a_reminder_can_be_sent_as_it_stands() -> None:
    one = Reminded("xã Nậm Xe", "Báo cáo quý của UBND xã", "quý II/2024", DUE, "Phòng Nông nghiệp và PTNT", False)
    assert text_of(one, on=date(2024, 6, 11)) == (
        "Xã Nậm Xe: Báo cáo quý của UBND xã, quý II/2024 đến hạn ngày 14/06/2024 (còn 3 ngày). "
        "Nơi nhận: Phòng Nông nghiệp và PTNT."
    )
    assert "hôm nay 14/06/2024 là hạn cuối" in text_of(one, on=DUE)
    assert "đã quá hạn 1 ngày" in text_of(one, on=date(2024, 6, 15))


def test_a_message_to_the_group_names_whoever_is_missing() -> None:
    text = joint_text(
        ["xã Dào San", "xã Bản Lang"],
        title="Báo cáo quý",
        period="quý II/2024",
        due_on=DUE,
        receiver="văn phòng",
        on=date(2024, 6, 16),
    )
    assert "Còn 2 nơi chưa gửi: xã Dào San; xã Bản Lang." in text
    assert text.startswith("Văn phòng nhắc")
