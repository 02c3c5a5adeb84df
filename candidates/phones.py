"""A phone number as people write it for people, which no spreadsheet mistakes for an amount."""

import re

MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9]\d)(\d{4})(\d{4})")
HOTLINE = re.compile(r"([48]00)(\d{3})(\d{4})")
# Beijing, the cities of 02x, and all others
LANDLINE = re.compile(r"(?:\+?(?:00)?860?|0)(?:(10|2\d)(\d{4})(\d{4})|([3-9]\d{2})(\d{3,4})(\d{4}))")
ABROAD = re.compile(r"\+(\d{1,3})[\s\-.]+(.*)")
SEPARATORS = re.compile(r"[\s\-.()（）－—]")


def grouped_phone(text: str) -> str:
    """`13800138000` → `138-0013-8000`, `+1 415 555 0100` → `(+1) 415-555-0100`; anything else stays."""
    digits = SEPARATORS.sub("", text)
    for shape in (MOBILE, HOTLINE, LANDLINE):
        if match := shape.fullmatch(digits):
            groups = [group for group in match.groups() if group]
            lead = "0" if shape is LANDLINE else ""
            return lead + "-".join(groups)
    if match := ABROAD.fullmatch(text.strip()):
        return f"(+{match[1]}) " + re.sub(r"[\s\-.]+", "-", match[2])
    if text.startswith("+"):
        return f"({text})"
    return text
