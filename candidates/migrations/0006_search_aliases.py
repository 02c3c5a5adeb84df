"""Names that admins let mean the same; the group Admin may write them."""

from django.contrib.auth.management import create_permissions
from django.db import migrations, models


def grant(apps, schema_editor):
    # Permissions are otherwise made after all migrations.
    config = apps.get_app_config("candidates")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    own = permissions.filter(content_type__app_label="candidates", content_type__model="searchalias")
    apps.get_model("auth", "Group").objects.get(name="Admin").permissions.add(*own)


class Migration(migrations.Migration):
    dependencies = [("candidates", "0005_current_title"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.CreateModel(
            name="SearchAlias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "names",
                    models.CharField(
                        help_text="Names that mean the same, with commas between: whoever searches one of them finds the others. A name by itself loses the aliases that the system knows.",
                        max_length=500,
                        verbose_name="names",
                    ),
                ),
            ],
            options={
                "verbose_name": "search alias",
                "verbose_name_plural": "search aliases",
                "ordering": ["names"],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
