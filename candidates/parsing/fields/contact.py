"""Sections → phone, mail, WeChat, QQ and web addresses of the candidate.

The header block and the sections about the person count first; elsewhere only what cannot be another's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from candidates.parsing.fields.addresses import MAIL, Place, host_name, read_addresses
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.passages import read_passages
from candidates.parsing.fields.segments import PERSON_KINDS
from candidates.parsing.labels import LabelledValue, read_labelled
from candidates.parsing.records import Basics, Line, Section, Value

LEAD_LINES = 12  # first lines of a résumé that may hold contacts though a heading stands above them
MOBILE = re.compile(
    r"(?<![\dA-Za-z])(?:[(（]?\+?\s?(?:00)?86\s?[)）]?[\s\-]*)?1[3-9]\d(?:[\s\-–—―.]{0,3}\d){8}(?![\dA-Za-z@])"
)
# A mobile number of which a template or its owner hides digits: 139-1200-34xx.
HIDDEN_MOBILE = re.compile(
    r"(?<![\dA-Za-z])(?:[(（]?\+?\s?(?:00)?86\s?[)）]?[\s\-]*)?1[3-9x*][\dxX*＊][\s\-.]?[\dxX*＊]{4}[\s\-.]?[\dxX*＊]{4}"
    r"(?![\dA-Za-z@])"
)
# Any number that is grouped like a telephone's: landlines, Taiwan, Hong Kong, abroad, placeholders of templates.
TELEPHONE = re.compile(
    r"(?<![\dA-Za-z.])(?:[(（]?\+?\d{1,4}[)）]?[\s\-]?){1,2}\d{2,4}[\s\-]?\d{3,4}(?:[\s\-]?\d{2,4})?(?![\dA-Za-z@])"
)
# Numbers that count people, papers or things: `代碼：1234567890`, `工号 20180311`.
OTHER_NUMBER = re.compile(
    r"(?:代碼|代码|編號|编号|證號|证号|學號|学号|工號|工号|证件号码?|QQ)\s?[:：]?\s*$", re.IGNORECASE
)
PAY = re.compile(r"(?:薪|工资|待遇|salary|pay)[\u4e00-\u9fffA-Za-z ]{0,6}\s?[:：]?\s*$", re.IGNORECASE)
TELEPHONE_DIGITS = range(8, 15)
MASKED_PHONE = re.compile(r"[+()\d\s\-*＊xX×]{4,20}")
ACCOUNT = re.compile(r"[A-Za-z0-9_*][\w\-*]{2,}", re.ASCII)
TOLD_ACCOUNT = re.compile(
    r"(?<=[，,/／、;；（( ])(?:微信号?|wechat|vx)\s?[:：]?\s?"
    r"(?P<account>[A-Za-z][\w\-]{5,19}|1[3-9]\d{9})(?![\w@.一-鿿])",
    re.IGNORECASE | re.ASCII,
)
ANOTHERS = re.compile(
    r"证明人|推荐人|推薦人|介绍人|咨询人|諮詢人|谘詢人|导师|紧急|联系人|家长|父亲|母亲|配偶|客服|热线|猎头|顾问|经纪人|經紀人"
    r"|referee|reference|supervisor",
    re.IGNORECASE,
)
# The head of a mail in which somebody passed the résumé on: what stands above it is hers, not the candidate's.
MAIL_HEAD = re.compile(
    r"^\s*[>\-]*\s*(?:发件人|發件人|寄件者|寄件人|发送时间|收件人|主题|主旨|From|Sent|To|Subject)\s*[:：]",
    re.IGNORECASE,
)
SENDER = re.compile(r"\s*[>\-]*\s*(?:发件人|發件人|寄件者|寄件人|From)\s*[:：]", re.IGNORECASE)
GREETING = re.compile(
    r"\s*>?\s*(?:(?:[一-鿿]{1,8}?[,，]?)?(?:您好|你好|好[,，:：!！])|尊敬的|HR|Dear|Hello|Hi\b)", re.IGNORECASE
)
GREETING_LINES = 3  # lines below the head of a mail in which a letter greets
SENDER_CONFIDENCE = 0.7
SAME_AS_PHONE = re.compile(r"微信同(?:号|號|手机|电话|步)?|同(?:微信|号微信)|微信(?:号)?同(?:上|手机)", re.IGNORECASE)


def read_contact(sections: Sequence[Section]) -> Basics:
    """The ways to reach the candidate. Of two phones or mails the first counts; values stay as written."""
    sender = _sender([line for section in sections for line in section.lines])
    sections = _own_sections(sections)
    places = tuple(_places(sections))
    labelled = [
        each
        for section in sections
        if section.kind in PERSON_KINDS or section is sections[0]
        for each in read_labelled(_with_title(section))
        if not ANOTHERS.search(each.label)
    ]
    phone = _phone(places, labelled)
    addresses = read_addresses(places)
    profiles = tuple(value for value in addresses if host_name(value.text))
    homepages = [value for value in addresses if not host_name(value.text)]
    return Basics(
        email=_labelled_mail(labelled) or _mail(places) or sender,
        phone=phone,
        wechat=_account(labelled, "wechat") or _told_account(places) or _same_as(phone, labelled, places),
        qq=_account(labelled, "qq"),
        url=homepages[0] if homepages else None,
        profiles=profiles + tuple(homepages[1:]),
    )


def _own_sections(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections without those about referees, and without the words above the head of a mail."""
    own = [each for each in sections if each.title is None or not ANOTHERS.search(each.title.text)]
    return tuple(replace(each, lines=_below_mail_head(each.lines)) for each in own)


def _below_mail_head(lines: Sequence[Line]) -> tuple[Line, ...]:
    """What follows the last two lines of a mail's head that stand together."""
    heads = [index for index, line in enumerate(lines) if MAIL_HEAD.match(line.text)]
    ends = [below for above, below in pairwise(heads) if below - above == 1]
    return tuple(lines[ends[-1] + 1 :] if ends else lines)


def _with_title(section: Section) -> tuple[Line, ...]:
    return ((section.title,) if section.title else ()) + section.lines


def _places(sections: Sequence[Section]) -> Iterator[Place]:
    """All lines, those of the sections about the person first."""
    first = sum(len(section.lines) for section in sections[:1])
    ordered = sorted(sections, key=lambda section: section.kind not in PERSON_KINDS)
    for section in ordered:
        previous = ""
        for line in _with_title(section):
            contact = section.kind in PERSON_KINDS or (section is sections[0] and line.number <= first + LEAD_LINES)
            yield Place(line, contact, previous)
            previous = line.text


def _labelled_mail(labelled: Iterable[LabelledValue]) -> Value | None:
    """The address behind its label: one without a label beside it may be another's."""
    for each in labelled:
        match = MAIL.search(each.line.text, each.start, each.end) if each.field == "email" else None
        if match:
            return _address(each.line, match, 0.98)
    return None


def _sender(lines: Sequence[Line]) -> Value | None:
    """The address that a letter was sent from, which begins with a greeting below the head of its mail."""
    heads = [index for index, line in enumerate(lines) if MAIL_HEAD.match(line.text)]
    below = lines[heads[-1] + 1 : heads[-1] + 1 + GREETING_LINES] if heads else ()
    if not any(GREETING.match(line.text) for line in below):
        return None
    own = (lines[index] for index in heads if SENDER.match(lines[index].text))
    sent = [(line, match) for line in own if (match := MAIL.search(line.text))]
    return next((_address(line, match, SENDER_CONFIDENCE) for line, match in reversed(sent)), None)


def _address(line: Line, match: re.Match[str], confidence: float) -> Value:
    text = re.sub(r"\s", "", match[0]).replace("＠", "@").replace("．", ".")
    text = re.sub(r"[(\[]at[)\]]", "@", text, flags=re.IGNORECASE)
    return line.value(match.start(), match.end(), text=text, confidence=confidence)


def _mail(places: Iterable[Place]) -> Value | None:
    for place in places:
        if ANOTHERS.search(place.line.text):
            continue
        for match in MAIL.finditer(place.line.text):
            return _address(place.line, match, 0.98 if place.contact else 0.75)
        for link in place.line.links:
            if (
                place.contact
                and link.lower().startswith("mailto:")
                and MAIL.fullmatch(address := link[7:].split("?")[0])
            ):
                return place.line.value(text=address, confidence=0.9)
    return None


def _phone(places: Sequence[Place], labelled: Iterable[LabelledValue]) -> Value | None:
    numbered = [each for each in labelled if each.field == "phone"]
    for pattern, confidence in ((MOBILE, 0.98), (HIDDEN_MOBILE, 0.6), (TELEPHONE, 0.9), (MASKED_PHONE, 0.5)):
        for each in numbered:
            match = pattern.search(each.line.text, each.start, each.end)
            if match and match[0].strip() and (pattern is not TELEPHONE or _is_telephone(match)):
                return _stripped(each.line, match, confidence)
        if pattern is not MASKED_PHONE and (found := _unlabelled_phone(places, pattern, confidence)):
            return found
    return _broken_phone(places)


def _broken_phone(places: Iterable[Place]) -> Value | None:
    """A number that the margin broke: `手机是138-0013-` over `8000`."""
    lines = [place.line for place in places if place.contact and not ANOTHERS.search(place.line.text)]
    for passage in read_passages(lines):
        if len(passage.parts) > 1 and (match := MOBILE.search(passage.text)):
            return passage.value(*match.span(), confidence=0.85)
    return None


def _unlabelled_phone(places: Iterable[Place], pattern: re.Pattern[str], confidence: float) -> Value | None:
    for place in places:
        text = place.line.text
        if ANOTHERS.search(text) or (pattern is TELEPHONE and not place.contact):
            continue
        for match in pattern.finditer(text):
            if pattern in (MOBILE, HIDDEN_MOBILE) or _could_be_telephone(text, match):
                return _stripped(place.line, match, confidence if place.contact else 0.7)
    return None


def _could_be_telephone(text: str, match: re.Match[str]) -> bool:
    if not _is_telephone(match) or _is_date(text, match) or OTHER_NUMBER.search(text[: match.start()]):
        return False
    return not PAY.search(text[: match.start()])


def _is_telephone(match: re.Match[str]) -> bool:
    return len(re.sub(r"\D", "", match[0])) in TELEPHONE_DIGITS


def _is_date(text: str, match: re.Match[str]) -> bool:
    return any(span.begin < match.end() and match.start() < span.finish for span in find_dates(text))


def _stripped(line: Line, match: re.Match[str], confidence: float) -> Value:
    text = match[0]
    start = match.start() + len(text) - len(text.lstrip())
    return line.value(start, match.start() + len(text.rstrip()), confidence=confidence)


def _account(labelled: Iterable[LabelledValue], kind: str) -> Value | None:
    marks = ("微信", "wechat", "weixin", "vx") if kind == "wechat" else ("qq",)
    for each in labelled:
        label = each.label.casefold()
        if each.field not in (kind, "wechat", "qq", "phone") or not any(mark in label for mark in marks):
            continue
        if match := ACCOUNT.search(each.line.text, each.start, each.end):
            return each.line.value(match.start(), match.end(), confidence=0.95)
    return None


def _told_account(places: Iterable[Place]) -> Value | None:
    """The account behind its word inside a line: `手机 13800000000，微信 wang_3`."""
    for place in places:
        match = TOLD_ACCOUNT.search(place.line.text) if place.contact else None
        if match and not ANOTHERS.search(place.line.text):
            return place.line.value(*match.span("account"), confidence=0.9)
    return None


def _same_as(phone: Value | None, labelled: Iterable[LabelledValue], places: Iterable[Place]) -> Value | None:
    """The telephone, where words beside it or its label say that it is the account as well."""
    beside = any(SAME_AS_PHONE.search(each.label_line.text) for each in labelled if each.field == "phone")
    behind = any(SAME_AS_PHONE.match(line.text[end:].lstrip(" ,，/|（(")) for line, end in _ends(phone, places))
    return phone if beside or behind else None


def _ends(phone: Value | None, places: Iterable[Place]) -> Iterator[tuple[Line, int]]:
    """The line that a telephone stands in, and where it ends."""
    numbers = {each.line: each.end for each in phone.evidence} if phone else {}
    return ((place.line, numbers[place.line.number]) for place in places if place.line.number in numbers)
