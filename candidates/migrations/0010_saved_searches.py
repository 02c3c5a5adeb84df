"""Searches are saved, followed and pinned; recruiters and admins may."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made after all migrations.
    config = apps.get_app_config("candidates")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="candidates")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["Recruiter", "Admin"]):
        group.permissions.add(*permissions.filter(content_type__model__in=["savedsearch", "follow"]))


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0009_exports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("query", models.TextField(blank=True, verbose_name="filters")),
                ("is_shared", models.BooleanField(default=False, verbose_name="for everybody")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by whom",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved search",
                "verbose_name_plural": "saved searches",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_pinned", models.BooleanField(default=False, verbose_name="on the start page")),
                ("looked_at", models.DateTimeField(blank=True, null=True, verbose_name="last look")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by whom",
                    ),
                ),
                (
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="candidates.savedsearch",
                        verbose_name="saved search",
                    ),
                ),
            ],
            options={
                "verbose_name": "followed search",
                "verbose_name_plural": "followed searches",
            },
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.UniqueConstraint(fields=("created_by", "name"), name="saved_search_once"),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.UniqueConstraint(fields=("search", "user"), name="follow_once"),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
