"""Exports are written down, and admins may read the log; what a user chose the last time is kept."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def let_admins_see(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made after all migrations.
    config = apps.get_app_config("candidates")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    seeing = permissions.get(content_type__app_label="candidates", codename="view_export")
    for admin in apps.get_model("auth", "Group").objects.filter(name="Admin"):
        admin.permissions.add(seeing)


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0008_stages_archive_and_share_links"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("xlsx", "Excel"),
                            ("csv", "CSV"),
                            ("json", "JSON Resume"),
                            ("profile", "Printed profiles"),
                        ],
                        max_length=10,
                        verbose_name="format",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("person", "A candidate"),
                            ("shortlist", "A shortlist"),
                            ("selection", "Chosen in the list"),
                            ("result", "A result of the list"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("about", models.TextField(blank=True, verbose_name="which")),
                ("columns", models.JSONField(blank=True, default=list, verbose_name="columns")),
                ("is_blind", models.BooleanField(default=False, verbose_name="without names and contacts")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="people asked for")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="people handed over")),
                (
                    "ticket",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=32, verbose_name="ticket"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="begun")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                ("stopped_at", models.DateTimeField(blank=True, null=True, verbose_name="cut off")),
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
                    "people",
                    models.ManyToManyField(
                        blank=True, related_name="exports", to="candidates.candidate", verbose_name="candidates"
                    ),
                ),
            ],
            options={
                "verbose_name": "export",
                "verbose_name_plural": "exports",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ExportChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of_shortlists", models.BooleanField(default=False, verbose_name="of shortlists")),
                ("columns", models.JSONField(default=list, verbose_name="columns")),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("xlsx", "Excel"),
                            ("csv", "CSV"),
                            ("json", "JSON Resume"),
                            ("profile", "Printed profiles"),
                        ],
                        default="xlsx",
                        max_length=10,
                        verbose_name="format",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "choice for exports",
                "verbose_name_plural": "choices for exports",
                "constraints": [models.UniqueConstraint(fields=("user", "of_shortlists"), name="export_choice_once")],
            },
        ),
        migrations.RunPython(let_admins_see, migrations.RunPython.noop),
    ]
