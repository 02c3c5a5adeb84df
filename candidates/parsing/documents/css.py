"""The little of CSS that changes how a page reads: what is hidden, what stands side by side, what is bold.

Knows tags, classes, ids and descendants; other selectors (states, attributes) match nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
COMPOUND = re.compile(r"[.#]?[\w-]+|\*")
# Print and screen sheets are read alike; the braces of other at-rules (fonts, key frames) hold no selectors of ours.
AT_MEDIA = re.compile(r"@media[^{]{0,300}\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}", re.DOTALL)
READ_PROPERTIES = frozenset(
    [
        "display",
        "visibility",
        "font-weight",
        "font-size",
        "flex-direction",
        "float",
        "white-space",
        "color",
        "grid-template-columns",
    ]
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`selector` outermost first, each a compound of names; `weight` orders rules as CSS does."""

    selector: tuple[frozenset[str], ...]
    properties: dict[str, str]
    weight: tuple[int, int, int]


def declarations(text: str) -> dict[str, str]:
    """`display: none; color: red` as properties, those that change how a page reads."""
    found = {}
    for each in text.split(";"):
        name, _, value = each.partition(":")
        name = name.strip().lower()
        if name in READ_PROPERTIES:
            found[name] = value.replace("!important", "").strip().lower()
    return found


def _weight(selector: tuple[frozenset[str], ...], order: int) -> tuple[int, int, int]:
    names = [name for compound in selector for name in compound]
    classes = sum(name.startswith(".") for name in names)
    return sum(name.startswith("#") for name in names), classes * 100 + len(names), order


class StyleSheet:
    """Rules by the names of their innermost compound, so that an element looks at few of them."""

    def __init__(self, text: str) -> None:
        self._by_name: dict[str, list[Rule]] = {}
        text = AT_MEDIA.sub(_media, COMMENT.sub("", text))
        for order, (selectors, body) in enumerate(_rules(text)):
            properties = declarations(body)
            if properties:
                for selector in selectors.split(","):
                    self._add(selector.strip(), properties, order)

    def _add(self, text: str, properties: dict[str, str], order: int) -> None:
        if not text or re.search(r"[:\[@+~]", text):
            return
        selector = tuple(frozenset(COMPOUND.findall(part)) for part in text.replace(">", " ").split())
        if all(selector):
            rule = Rule(selector, properties, _weight(selector, order))
            self._by_name.setdefault(min(selector[-1]), []).append(rule)

    def properties(self, element: etree._Element) -> dict[str, str]:
        """What the sheet and the element's own `style` say of it."""
        names = names_of(element)
        rules = [rule for name in names for rule in self._by_name.get(name, ()) if _matches(rule, element, names)]
        found: dict[str, str] = {}
        for rule in sorted(rules, key=lambda rule: rule.weight):
            found.update(rule.properties)
        found.update(declarations(element.get("style") or ""))
        return found


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """The selectors and the body of each rule; of rules inside others the inner ones. One pass, whatever the text."""
    for block in text.split("}")[:-1]:
        outer, brace, body = block.rpartition("{")
        if brace:
            yield outer.rpartition("{")[2], body


def _media(match: re.Match[str]) -> str:
    """What stands inside an `@media` that speaks of every screen; narrow screens and dark mode hide and move."""
    head = match.group().partition("{")[0]
    return "" if "width" in head or "prefers" in head or "print" in head else match.group(1)


def names_of(element: etree._Element) -> frozenset[str]:
    """Tag, classes and id of an element as a compound selector writes them."""
    names = {"*", str(element.tag).lower()}
    names.update(f".{name}" for name in (element.get("class") or "").split())
    if element.get("id"):
        names.add(f"#{element.get('id')}")
    return frozenset(names)


def _matches(rule: Rule, element: etree._Element, names: frozenset[str]) -> bool:
    *outer, innermost = rule.selector
    if not innermost <= names:
        return False
    ancestor = element.getparent()
    while outer:
        if ancestor is None:
            return False
        if outer[-1] <= names_of(ancestor):
            outer.pop()
        ancestor = ancestor.getparent()
    return True
