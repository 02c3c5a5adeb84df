"""Every change of a value has its history; what a later reading says against a correction is kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0015_merges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="reread",
            field=models.JSONField(blank=True, null=True, verbose_name="read later"),
        ),
        migrations.AddField(
            model_name="correction",
            name="settles",
            field=models.BooleanField(default=False, verbose_name="settles a difference"),
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(max_length=30, verbose_name="section")),
                ("entry", models.CharField(blank=True, max_length=64, verbose_name="entry")),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="field")),
                ("before", models.JSONField(null=True, verbose_name="from")),
                ("after", models.JSONField(null=True, verbose_name="to")),
                (
                    "why",
                    models.CharField(
                        choices=[("read", "Read again"), ("parted", "Made two people again"), ("undone", "Undone")],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("parser_version", models.CharField(blank=True, max_length=20, verbose_name="version of the parser")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="changed")),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="candidates.candidate",
                        verbose_name="candidate",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by whom",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="candidates.resumefile",
                        verbose_name="résumé file",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a value",
                "verbose_name_plural": "changes of values",
                "ordering": ["-pk"],
            },
        ),
    ]
