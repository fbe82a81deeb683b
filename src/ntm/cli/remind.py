"""`ntm remind`: reminds those who owe reports; meant to run once a day, early in the morning."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("remind", help="nhắc báo cáo đến hạn (chạy mỗi ngày một lần)")
    parser.set_defaults(run=run, needs_database=True)


def run(options: argparse.Namespace) -> int:
    """Remind in the application, and by e-mail where it is set up; return 1 where some mail could not be sent."""
    from django.conf import settings
    from django.core.mail import send_mail
    from django.utils import timezone

    from ntm.usecases.reporting import reminders

    failed: list[str] = []

    def mail(to: Sequence[str], subject: str, text: str) -> bool:
        try:
            return bool(send_mail(subject, text, None, list(to)))
        except OSError as error:
            failed.append(str(error))
            return False

    done = reminders.remind_all(on=timezone.localdate(), at=timezone.now(), mail=mail if settings.EMAIL_HOST else None)
    print(
        f"{done.due} báo cáo đang ở mốc nhắc; nhắc mới {done.in_application} trong phần mềm, {done.by_email} e-mail; "
        f"{done.without_address} nơi không có địa chỉ e-mail."
    )
    if not settings.EMAIL_HOST:
        print("Chưa khai báo máy chủ thư (NTM_EMAIL_HOST), nên không gửi e-mail.")
    if failed:
        print(f"{len(failed)} thư không gửi được: {failed[0]}", file=sys.stderr)
    return 1 if failed else 0
