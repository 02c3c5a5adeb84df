"""Source code and templates → the messages in them; messages → catalogues (.po) and what is wrong with them.

Pure Python instead of GNU gettext, which a fresh machine does not have. Entries are kept in order of their
English words and without line numbers, so that a catalogue changes only when a text does.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

CALLS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2}
CALLS_WITH_CONTEXT = {"pgettext": 1, "pgettext_lazy": 1, "npgettext": 2, "npgettext_lazy": 2}
LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
TEMPLATE_CALL = re.compile(rf"\b(_|gettext|ngettext|pgettext|npgettext)\(({LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL)
ONE_LITERAL = re.compile(LITERAL, re.DOTALL)
PLURALS = {"zh_Hans": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
SOURCE_LANGUAGE = "en"


class MessageError(Exception):
    """A text that can not be looked up: an f-string or a sum inside gettext()."""


@dataclass(frozen=True, slots=True, order=True)
class Message:
    text: str
    context: str = ""
    plural: str = ""


def messages_in(root: Path, folders: Iterable[str]) -> set[Message]:
    """Every message of the modules and templates below `folders`; raises MessageError."""
    found: set[Message] = set()
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            found.update(python_messages(path.read_text("utf-8"), str(path.relative_to(root))))
        for path in sorted((root / folder).rglob("*.html")):
            found.update(template_messages(path.read_text("utf-8"), str(path.relative_to(root))))
    return found


def python_messages(source: str, name: str) -> Iterator[Message]:
    """Messages of the gettext calls in Python; variables are passed over, f-strings raise MessageError."""
    for node in ast.walk(ast.parse(source, name)):
        if not isinstance(node, ast.Call):
            continue
        function = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if function not in CALLS and function not in CALLS_WITH_CONTEXT:
            continue
        wanted = CALLS[function] if function in CALLS else CALLS_WITH_CONTEXT[function] + 1
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args[:wanted]):
            raise MessageError(f"{name}:{node.lineno}: {function}() wants a plain text, with %(name)s for values")
        texts = [argument.value for argument in node.args[:wanted] if isinstance(argument, ast.Constant)]
        if len(texts) == wanted:
            yield _message(texts, with_context=function in CALLS_WITH_CONTEXT)


def template_messages(source: str, name: str) -> Iterator[Message]:
    """Messages of {% translate %}, {% blocktranslate %} and _("…") in a template."""
    for function, arguments in TEMPLATE_CALL.findall(templatize(source, origin=name)):
        texts = [ast.literal_eval(literal) for literal in ONE_LITERAL.findall(arguments)]
        yield _message(texts, with_context=function in CALLS_WITH_CONTEXT)


def _message(texts: list[str], *, with_context: bool) -> Message:
    context = texts.pop(0) if with_context else ""
    return Message(text=texts[0], context=context, plural=texts[1] if len(texts) > 1 else "")


def opened(path: Path, language: str) -> polib.POFile:
    """The catalogue of a file, or a new one."""
    catalogue = polib.pofile(str(path), encoding="utf-8", wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    return catalogue


def updated(catalogue: polib.POFile, messages: set[Message], language: str) -> polib.POFile:
    """A catalogue of exactly these messages, with the translations that the old one has for them."""
    old = {_key(entry): entry for entry in catalogue}
    new = polib.POFile(wrapwidth=0)
    new.metadata = catalogue.metadata
    for message in sorted(messages):
        entry = old.get(message) or _entry(message)
        if language == SOURCE_LANGUAGE and not entry.translated():
            _say_as_written(entry)
        new.append(entry)
    return new


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgctxt or "", entry.msgid_plural or "")


def _entry(message: Message) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.text, msgctxt=message.context or None)
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {0: ""}
    return entry


def _say_as_written(entry: polib.POEntry) -> None:
    if entry.msgid_plural:
        entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    else:
        entry.msgstr = entry.msgid


def faults(catalogue: polib.POFile, messages: set[Message], language: str) -> list[str]:
    """What a person must mend, one line each: missing, stale, untranslated and broken placeholders."""
    known = {_key(entry) for entry in catalogue}
    lines = [f"{language}: not in the catalogue: {message.text!r}" for message in sorted(messages - known)]
    lines += [f"{language}: no longer in the code: {message.text!r}" for message in sorted(known - messages)]
    lines += [f"{language}: untranslated: {entry.msgid!r}" for entry in catalogue if not entry.translated()]
    lines += [f"{language}: unknown placeholder in {said!r}" for entry in catalogue for said in _broken(entry)]
    return lines


def _broken(entry: polib.POEntry) -> list[str]:
    """Translations that name a value which the message does not give: these would raise on the page."""
    given = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural or "")
    said = [entry.msgstr, *entry.msgstr_plural.values()]
    return [text for text in said if not _placeholders(text) <= given]


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[a-z]|\{\w*\}|(?<!%)%[sd]", text))
