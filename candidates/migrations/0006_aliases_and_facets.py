"""Names that admins let mean the same, which the group Admin may write; the values by which facets are counted.

`manage.py reindex --missing`, which the start of the program runs, writes the values of everybody.
"""

import django.db.models.deletion
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
    for admin in apps.get_model("auth", "Group").objects.filter(name="Admin"):
        admin.permissions.add(*own)


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
        migrations.CreateModel(
            name="FacetValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("degree", "Degree"),
                            ("tier", "Tier"),
                            ("years", "Years"),
                            ("city", "City"),
                            ("graduation", "Graduation"),
                            ("school", "School"),
                            ("company", "Company"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("value", models.CharField(max_length=200, verbose_name="value")),
            ],
            options={
                "verbose_name": "facet value",
                "verbose_name_plural": "facet values",
                "constraints": [models.UniqueConstraint(fields=["value", "kind"], name="facet_value_once")],
            },
        ),
        migrations.CreateModel(
            name="FacetCodes",
            fields=[
                (
                    "candidate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="facet_codes",
                        serialize=False,
                        to="candidates.candidate",
                        verbose_name="candidate",
                    ),
                ),
                ("facts", models.TextField(blank=True, verbose_name="facts")),
                ("skills", models.TextField(blank=True, verbose_name="skills")),
                ("schools", models.TextField(blank=True, verbose_name="schools")),
                ("companies", models.TextField(blank=True, verbose_name="companies")),
            ],
            options={"verbose_name": "facet codes", "verbose_name_plural": "facet codes"},
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
