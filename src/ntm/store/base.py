"""What tables share: dated spans, files that somebody sent, and the refusal to change what was said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection, migrations, models
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.backends.utils import CursorWrapper


def open_span(start: date, end: date | None = None) -> DateRange:
    """Return the half-open range of days `[start, end)` as PostgreSQL stores it."""
    return DateRange(start, end, "[)")


@contextmanager
def planned_once() -> Iterator[CursorWrapper]:
    """Give a cursor whose statements the server plans once a connection and not whenever they are asked.

    For the few fixed questions that nearly every request asks and whose planning takes longer than their answer.
    Parameters travel apart from the statement: their types are cast there, and lists are asked for by `= ANY`.
    """
    connection.ensure_connection()
    bare: Any = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]
    cursor = connection.make_debug_cursor(bare) if connection.queries_logged else connection.make_cursor(bare)
    with cursor:
        yield cursor


class SentFile(models.Model):
    """A file that somebody sent with their words; its bytes are kept among the evidence files under their digest."""

    digest = models.CharField(max_length=64)
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.IntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.file_name


class SentPhoto(SentFile):
    """A file that may be a photo: when and where it was taken, by its own statement."""

    taken_at = models.DateTimeField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        abstract = True


REFUSE_CHANGES = migrations.RunSQL(
    sql="""
    CREATE OR REPLACE FUNCTION refuse_changes() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$;
    """,
    reverse_sql="DROP FUNCTION IF EXISTS refuse_changes();",
)


def append_only(table: str) -> migrations.RunSQL:
    """Return the operation that makes PostgreSQL refuse to update, delete from or truncate a table."""
    return migrations.RunSQL(
        sql=f"""
        CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_changes();
        CREATE TRIGGER {table}_never_truncated BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_changes();
        """,
        reverse_sql=f"""
        DROP TRIGGER IF EXISTS {table}_append_only ON {table};
        DROP TRIGGER IF EXISTS {table}_never_truncated ON {table};
        """,
    )
