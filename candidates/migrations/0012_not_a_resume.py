"""Files that are no résumé are kept apart, and a person can say what they are; whose turn it is is found quickly."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0011_archives"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="resumefile",
            name="resume_file_status_known",
        ),
        migrations.AddField(
            model_name="resumefile",
            name="is_resume",
            field=models.BooleanField(blank=True, null=True, verbose_name="is a résumé"),
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
                    ("not_resume", "Not a résumé"),
                    ("unpacked", "Unpacked"),
                ],
                default="queued",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="resumefile",
            name="only_ocr",
            field=models.BooleanField(default=False, verbose_name="text layer ignored"),
        ),
        migrations.AddIndex(
            model_name="resumefile",
            index=models.Index(fields=["claimed_at", "uploaded_by"], name="resume_file_turn"),
        ),
        migrations.AddConstraint(
            model_name="resumefile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ["queued", "parsing", "parsed", "review", "duplicate", "failed", "not_resume", "unpacked"],
                    )
                ),
                name="resume_file_status_known",
            ),
        ),
    ]
