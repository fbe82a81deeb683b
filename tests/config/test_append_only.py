"""Figures, decisions and the audit are appended; PostgreSQL itself refuses to change them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

pytestmark = pytest.mark.django_db

TABLES = [
    "plan_resolution",
    "received_plan",
    "registration_step",
    "roadmap_line",
    "audit",
    "audit_root",
    "access_refusal",
    "account_import",
    "report_revision",
    "figure_note",
    "decision",
    "paper_fact",
    "fact_review",
    "law_draft",
    "law_review",
    "verification_mark",
    "unit_statement",
    "village_change",
    "briefing",
    "briefing_minutes",
    "briefing_conclusion",
    "report_step",
    "report_text",
    "figure_evidence",
    "assessment",
    "criteria_report",
    "settlement",
    "figure_dispute",
    "figure_dispute_answer",
    "explanation",
    "obstacle",
    "obstacle_photo",
    "obstacle_step",
    "period_decision",
    "period_snapshot",
    "reminder",
    "task",
    "task_step",
    "capital_line",
    "criteria_report_reading",
    "list_check",
    "obstacle_recording",
    "offline_receipt",
    "paper_basis",
    "paper_datum",
    "paper_name_answer",
    "planned_work",
    "planned_work_version",
    "priority_order",
    "report_picture",
    "visit",
    "visit_file",
]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_facts_refuses_to_be_emptied(table: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


def test_every_table_of_facts_has_a_trigger_against_changes() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT event_object_table FROM information_schema.triggers WHERE trigger_name LIKE %s", ["%append_only"]
        )
        guarded = {row[0] for row in cursor.fetchall()}
    assert guarded == set(TABLES)
