"""What every table shares: dated spans and the refusal to change what was said."""

from __future__ import annotations

from datetime import date

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange


def open_span(start: date, end: date | None = None) -> DateRange:
    """Return the half-open range of days `[start, end)` as PostgreSQL stores it."""
    return DateRange(start, end, "[)")


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
