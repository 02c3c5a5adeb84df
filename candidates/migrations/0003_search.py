"""The database's own index beside the texts that are searched."""

from django.db import migrations

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

    operations = [migrations.RunPython(create, drop)]
