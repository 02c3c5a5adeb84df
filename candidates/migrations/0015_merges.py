"""Two people who turn out to be one are merged, and can be made two again. Admins may."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def let_admins_merge(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made after all migrations.
    config = apps.get_app_config("candidates")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    ours = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="candidates")
    for admin in apps.get_model("auth", "Group").objects.filter(name="Admin"):
        admin.permissions.add(*ours)


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0014_duplicates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gone_pk", models.BigIntegerField(db_index=True, verbose_name="number of the other")),
                ("gone_name", models.CharField(blank=True, max_length=100, verbose_name="name of the other")),
                ("before", models.JSONField(default=dict, verbose_name="the candidate before")),
                ("snapshot", models.TextField(blank=True, verbose_name="the other before")),
                ("moved", models.JSONField(default=dict, verbose_name="what went along")),
                ("entries", models.JSONField(default=list, verbose_name="rows taken over")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="merged")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="undone")),
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
                    "survivor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to="candidates.candidate",
                        verbose_name="candidate",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="undone by",
                    ),
                ),
            ],
            options={
                "verbose_name": "merge",
                "verbose_name_plural": "merges",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="correction",
            name="merge",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="corrections",
                to="candidates.merge",
                verbose_name="merge",
            ),
        ),
        migrations.RunPython(let_admins_merge, migrations.RunPython.noop),
    ]
