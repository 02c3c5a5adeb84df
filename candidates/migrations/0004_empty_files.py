from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("candidates", "0003_search")]

    operations = [
        migrations.RemoveConstraint("resumefile", "resume_file_content_once"),
        migrations.AddConstraint(
            "resumefile",
            models.UniqueConstraint(
                fields=["sha256"],
                condition=~models.Q(status="duplicate") & models.Q(size__gt=0),
                name="resume_file_content_once",
            ),
        ),
    ]
