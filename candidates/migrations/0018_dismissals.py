"""What somebody put aside of a person: questions that are not asked again, lines that belong in no field."""

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
        group.permissions.add(*permissions.filter(content_type__model="dismissal"))


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0017_log_in_failures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Dismissal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Question"), ("line", "Line of a résumé")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("key", models.CharField(editable=False, max_length=64, verbose_name="key")),
                ("words", models.TextField(verbose_name="words")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="put aside")),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dismissals",
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
            ],
            options={
                "verbose_name": "thing put aside",
                "verbose_name_plural": "things put aside",
                "ordering": ["-pk"],
                "constraints": [models.UniqueConstraint(fields=("candidate", "kind", "key"), name="dismissal_once")],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
