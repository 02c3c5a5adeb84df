"""The catalogues say everything that the code and the templates say, and nothing else."""

import polib
import pytest
from django.core.management import call_command

from candidates.management.catalogues import (
    Message,
    MessageError,
    faults,
    python_messages,
    template_messages,
    updated,
)


def test_every_message_is_translated():
    call_command("translations", check=True)


def test_messages_of_python():
    source = """
from django.utils.translation import gettext as _, ngettext, pgettext
_("One"), ngettext("%(n)s person", "%(n)s people", n), pgettext("degree", "Master"), _(variable)
"""
    assert set(python_messages(source, "x.py")) == {
        Message("One"),
        Message("%(n)s person", plural="%(n)s people"),
        Message("Master", context="degree"),
    }


def test_a_text_that_can_not_be_looked_up_is_named():
    with pytest.raises(MessageError, match=r"x\.py:1"):
        list(python_messages('_(f"{name} is here")', "x.py"))


def test_messages_of_templates():
    source = """{% load i18n %}<p title="{% translate "It's" context 'a' %}">{{ _("plain")|upper }}
    {% blocktranslate count n=people %}{{ n }} person{% plural %}{{ n }} people{% endblocktranslate %}"""
    assert set(template_messages(source, "x.html")) == {
        Message("It's", context="a"),
        Message("plain"),
        Message("%(n)s person", plural="%(n)s people"),
    }


def test_an_update_keeps_translations_and_drops_what_the_code_no_longer_says():
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Stays", msgstr="留下"))
    catalogue.append(polib.POEntry(msgid="Goes", msgstr="离开"))
    messages = {Message("Stays"), Message("New")}
    after = updated(catalogue, messages, "zh_Hans")
    assert [(entry.msgid, entry.msgstr) for entry in after] == [("New", ""), ("Stays", "留下")]
    assert faults(after, messages, "zh_Hans") == ["zh_Hans: untranslated: 'New'"]


def test_a_translation_may_not_name_a_value_that_is_not_given():
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="%(n)s people", msgstr="%(count)s人"))
    assert faults(catalogue, {Message("%(n)s people")}, "zh_Hans") == ["zh_Hans: unknown placeholder in '%(count)s人'"]
