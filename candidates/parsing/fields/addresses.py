"""Lines → the web addresses of the candidate: pages of her own and her accounts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from candidates.parsing.lexicon import hosts
from candidates.parsing.lexicon.reading import groups
from candidates.parsing.records import Line, Value

TOP_LEVELS = (
    "com|cn|net|org|io|me|dev|xyz|top|cc|tech|ai|app|site|blog|info|edu|art|design|wiki|page|link|vip|pro|fun|club|online"
    "|space|ink|work|hk|tw|jp|uk|us|de|fr|sg|example|co|tv|im|la|ac"
)
ADDRESS = re.compile(
    rf"(?<![\w@.\-/])(?:https?://\s?(?P<full>[\w\-.~:/?#@!$&'*+,;=%]+)|(?:www\.)?(?:[A-Za-z0-9\-]+\.)+(?:{TOP_LEVELS})"
    r"(?![\w\-])(?:/[\w\-./~%#?=&@+]*)?)",
    re.ASCII | re.IGNORECASE,
)
NAMES_OF_TOOLS = frozenset(("asp.net", "vb.net", "ado.net", "socket.io", "draw.io", "ml.net", "element.io"))
FURNITURE = re.compile(r"扫码|扫一扫|二维码|掃碼|掃描|qr ?code", re.IGNORECASE)
OWN_RESUME = re.compile(r"/(?:resume|cv)\b|//(?:resume|cv)\.", re.IGNORECASE)
IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|ico)(?:\?|$)|/assets/|shields\.io", re.IGNORECASE)
PERSONAL_DEPTH = {"linkedin.com": 2, "zhihu.com": 2, "stackoverflow.com": 3, "zcool.com.cn": 2, "weibo.com": 2}
MAIL = re.compile(
    r"(?<![\w.+\-])[A-Za-z0-9_][\w.+\-]*\s?(?:@|＠|\(at\)|\[at\])\s?"
    r"[A-Za-z0-9\-]+(?:\s?[.．]\s?[A-Za-z]{2,12}(?![A-Za-z\-])|\.[A-Za-z0-9\-]+(?=[.．]))+",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A line, whether it stands among the contacts, and the text of the line before it."""

    line: Line
    contact: bool
    previous: str


def read_addresses(places: Iterable[Place]) -> tuple[Value, ...]:
    """Web addresses of the person, each once, in reading order; written ones before link targets."""
    found: dict[str, Value] = {}
    for place in places:
        if FURNITURE.search(place.line.text) or FURNITURE.search(place.previous):
            continue
        for value in (*_written_addresses(place), *_linked_addresses(place)):
            found.setdefault(_bare(value.text), value)
    return tuple(found.values())


def _written_addresses(place: Place) -> Iterator[Value]:
    text = MAIL.sub(lambda match: " " * len(match[0]), place.line.text)
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?'")
        host = _bare(address).split("/")[0]
        if "/" not in address and not address.startswith("www.") and _in_a_sentence(text, match):
            continue
        if host in NAMES_OF_TOOLS or IMAGE.search(address) or _is_job_site(host):
            continue
        if place.contact or _labelled_as_address(text[: match.start()]):
            if not host_name(address) or _is_personal(address):
                yield place.line.value(
                    match.start(),
                    match.start() + len(address),
                    text=re.sub(r"\s", "", address),
                    confidence=0.92 if place.contact else 0.7,
                )
        elif _is_profile_of_person(address, place.line.text):
            yield place.line.value(match.start(), match.start() + len(address), confidence=0.6)


def _in_a_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether words stand right before and after a bare host name: it is a company then, no address of the person."""
    before, after = text[: match.start()], text[match.end() :]
    return bool(re.search(r"[\w,，、] ?$", before)) and bool(re.match(r"[,，、]? ?[\w]", after))


def _labelled_as_address(before: str) -> bool:
    label = re.search(r"([A-Za-z一-鿿 ]{2,12})[:：]\s*$", before)
    return bool(label and groups("labels.tsv").get(re.sub(r"\s", "", label[1]).casefold()) in ("url", "profile"))


def _is_job_site(address: str) -> bool:
    host = address.split("/")[0]
    return any(host == site or host.endswith(f".{site}") for site in hosts.job_sites())


def _is_profile_of_person(address: str, text: str) -> bool:
    """An account page outside the contacts, alone on its line or where words point to more of her own work."""
    points = text.strip() == address or re.search(r"更多|我的|个人|主页|作品见", text)
    return bool(points and host_name(address) and _is_personal(address))


def _linked_addresses(place: Place) -> Iterator[Value]:
    if not place.contact:
        return
    linked = (each for each in zip(place.line.spans, place.line.starts, strict=True) if each[0].link)
    for span, start in linked:
        target = span.link.strip()
        start_of_address = re.search(r"https?://|www\.", target, re.IGNORECASE)
        target = target[start_of_address.start() :] if start_of_address else ""
        if not target or IMAGE.search(target) or OWN_RESUME.search(target) or _is_job_site(_bare(target)):
            continue
        if host_name(target) and not _is_personal(target):
            continue
        yield place.line.value(start, start + len(span.text), text=target, confidence=0.85)


def _is_personal(address: str) -> bool:
    """Whether an address on a known host is an account's page, not a project or a picture in it."""
    host, _, path = _bare(address).partition("/")
    depth = next((allowed for known, allowed in PERSONAL_DEPTH.items() if host.endswith(known)), None)
    parts = [part for part in path.split("?")[0].split("/") if part]
    if host.endswith(".github.io"):
        return True
    if host.endswith(("github.com", "gitee.com", "gitlab.com")):
        return len(parts) == 1
    return len(parts) <= (depth or 3)


def host_name(address: str) -> str:
    """What people call the host of an account's page, "" for a site of one's own."""
    host = _bare(address).split("/")[0].split(":")[0]
    if host.endswith(".github.io"):
        return ""
    known = hosts.names()
    parts = host.split(".")
    return next((known[tail] for cut in range(len(parts)) if (tail := ".".join(parts[cut:])) in known), "")


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.strip(), flags=re.IGNORECASE).rstrip("/").casefold()
