"""The two groups: recruiters work with people, admins with everything. Uploading is granted user by user."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RECRUITER_OWN = ("tag", "tagging", "shortlist", "shortlistmember", "note")
RECRUITER_SEES = (
    *("candidate", "education", "workexperience", "project", "activity", "publication", "patent", "award"),
    *("certificate", "languageskill", "othersection", "skill", "skillalias", "candidateskill", "correction"),
    *("batch", "resumefile", "resumetext"),
)
USERS = ("user", "group")


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are otherwise made after all migrations.
    for label in ("auth", "candidates"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    groups = apps.get_model("auth", "Group").objects
    ours = permissions.filter(content_type__app_label="candidates")
    codenames = [f"{verb}_{name}" for name in RECRUITER_OWN for verb in ("view", "add", "change", "delete")]
    codenames += [f"view_{name}" for name in RECRUITER_SEES] + ["change_candidate", "add_correction"]
    recruiter, _ = groups.get_or_create(name="Recruiter")
    recruiter.permissions.add(*ours.filter(codename__in=codenames))
    admin, _ = groups.get_or_create(name="Admin")
    admin.permissions.add(*ours, *permissions.filter(content_type__app_label="auth", content_type__model__in=USERS))


def drop_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=["Recruiter", "Admin"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, drop_groups)]
