"""A batch may be paused: its files wait for a word."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("candidates", "0019_education_mode")]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="paused_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="paused"),
        ),
    ]
