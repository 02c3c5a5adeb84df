"""What is searched of a person, and the database's own index beside it."""

import django.db.models.deletion
from django.db import migrations, models

from candidates.search import postgres, sqlite


def statements(schema_editor, name):
    vendors = {"sqlite": sqlite, "postgresql": postgres}
    return getattr(vendors[schema_editor.connection.vendor], name)


def create(apps, schema_editor):
    for statement in statements(schema_editor, "CREATE"):
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in statements(schema_editor, "DROP"):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("candidates", "0002_groups")]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "candidate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_document",
                        serialize=False,
                        to="candidates.candidate",
                    ),
                ),
                ("parts", models.JSONField(default=list)),
            ],
            options={"verbose_name": "search document"},
        ),
        migrations.RunPython(create, drop),
    ]
