"""Archives are unpacked: a state of their own, and how many files of the system were left out."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0010_saved_searches"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="resumefile",
            name="resume_file_status_known",
        ),
        migrations.RemoveConstraint(
            model_name="resumefile",
            name="resume_file_content_once",
        ),
        migrations.AddField(
            model_name="resumefile",
            name="left_out",
            field=models.PositiveIntegerField(default=0, verbose_name="files of the system left out"),
        ),
        migrations.AlterField(
            model_name="resumefile",
            name="status",
            field=models.CharField(
                choices=[
                    ("queued", "Waiting"),
                    ("parsing", "Parsing"),
                    ("parsed", "Done"),
                    ("review", "Needs review"),
                    ("duplicate", "Duplicate"),
                    ("failed", "Failed"),
                    ("unpacked", "Unpacked"),
                ],
                default="queued",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="resumefile",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("status", "duplicate"), _negated=True),
                    ("size__gt", 0),
                    models.Q(("format__in", ("zip", "7z")), _negated=True),
                ),
                fields=("sha256",),
                name="resume_file_content_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="resumefile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["queued", "parsing", "parsed", "review", "duplicate", "failed", "unpacked"])
                ),
                name="resume_file_status_known",
            ),
        ),
    ]
