"""The years of work and the tiers of everybody are read from an index, without their rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("candidates", "0020_paused_batches")]

    operations = [
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index("experience_months", "stated_years", "id", name="candidate_years"),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                "is_985", "is_211", "is_double_first_class", "is_overseas", "school", "id", name="candidate_tiers"
            ),
        ),
    ]
