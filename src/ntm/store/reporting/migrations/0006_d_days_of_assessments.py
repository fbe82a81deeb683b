"""The working day on which each judgement was said; of those said before, the day of the moment in Vietnam."""

from django.db import migrations, models

_FILL = """
    ALTER TABLE assessment DISABLE TRIGGER assessment_append_only;
    UPDATE assessment SET on_day = (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
    ALTER TABLE assessment ENABLE TRIGGER assessment_append_only;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0005_c_duties")]

    operations = [
        migrations.AddField("assessment", "on_day", models.DateField(null=True)),
        migrations.RunSQL(_FILL, reverse_sql=migrations.RunSQL.noop),
        migrations.AlterField("assessment", "on_day", models.DateField()),
    ]
