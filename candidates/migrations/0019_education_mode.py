"""Degrees are found by how they were studied."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("candidates", "0018_dismissals")]

    operations = [
        migrations.AddIndex(
            model_name="education",
            index=models.Index(fields=["mode", "study_type", "level", "candidate"], name="education_mode"),
        ),
    ]
