from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("candidates", "0016_changes")]

    operations = [
        migrations.CreateModel(
            name="LogInFailures",
            fields=[
                (
                    "key",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False, verbose_name="hash of the name"
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="failures")),
                ("last_at", models.DateTimeField(verbose_name="last failure")),
            ],
            options={
                "verbose_name": "failed log-ins",
                "verbose_name_plural": "failed log-ins",
                "indexes": [models.Index(fields=["last_at"], name="log_in_failures_last")],
            },
        ),
    ]
