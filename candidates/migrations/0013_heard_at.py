"""A file that is being read says that its worker lives; those that are being read now begin with what is known."""

from django.db import migrations, models
from django.db.models import F


def begin(apps, schema_editor):
    files = apps.get_model("candidates", "ResumeFile").objects.filter(status="parsing")
    files.update(heard_at=F("claimed_at"))


class Migration(migrations.Migration):
    dependencies = [("candidates", "0012_not_a_resume")]

    operations = [
        migrations.AddField(
            "resumefile", "heard_at", models.DateTimeField(blank=True, null=True, verbose_name="last heard of")
        ),
        migrations.RunPython(begin, migrations.RunPython.noop, elidable=True),
    ]
