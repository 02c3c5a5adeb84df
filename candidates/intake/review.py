"""Whether somebody should look at what was read, and why: codes whose words stand in `reasons`."""

from candidates.intake.derive import DOUBTFUL
from candidates.intake.rows import Rows
from candidates.models import Education, WorkExperience
from candidates.parsing.records import Resume

# Letters and digits that found no field: more than a stray heading or line, as a share and as a paragraph's worth.
LEAST_PLACED = 0.9
MOST_UNPLACED = 200
LEAST_OCR_CONFIDENCE = 0.8  # mean over the recognised characters
UNREAD = {"unread_page", "ocr_limit"}  # notices of pages that gave no words
CORE_BASICS = ("name", "phone", "email")
CORE_FIELDS = {Education: ("institution",), WorkExperience: ("name",)}


def reasons_to_look(resume: Resume, rows: Rows, *, homeless_corrections: int) -> list[str]:
    """Codes, the weightiest first; [] when nothing wants a look. `rows` have the corrections laid over them."""
    has_name, has_contact = bool(rows.basics["name"]), bool(rows.basics["phone"] or rows.basics["email"])
    found = {
        "not_resume": is_no_resume(rows),
        "ocr_unclear": ocr_confidence(resume) < LEAST_OCR_CONFIDENCE,
        "text_loss": has_lost_text(resume),
        "unread_page": bool(UNREAD & {notice.code for notice in resume.notices}),
        "no_name": not has_name,
        "two_names": any(notice.code == "two_names" for notice in resume.notices),
        "no_contact": not has_contact,
        "doubtful": has_doubtful_core(rows),
        "corrections_homeless": homeless_corrections > 0,
    }
    if found["not_resume"]:
        return ["not_resume"]
    return [code for code, holds in found.items() if holds]


def is_no_resume(rows: Rows) -> bool:
    """Whether neither studies nor jobs were found, nor a person who can be reached."""
    histories = any(rows.histories.get(model) for model in CORE_FIELDS)
    return not histories and not (rows.basics["name"] and (rows.basics["phone"] or rows.basics["email"]))


def has_lost_text(resume: Resume) -> bool:
    """Whether a passage of the document stands in no field."""
    unplaced = resume.characters - resume.placed_characters
    return resume.placed_characters < resume.characters * LEAST_PLACED or unplaced > MOST_UNPLACED


def ocr_confidence(resume: Resume) -> float:
    """Mean confidence of the characters on pages that were read by OCR; 1 where there are none."""
    recognised = {page.number for page in resume.pages if page.route == "ocr"}
    spans = [span for line in resume.lines if line.page in recognised for span in line.spans]
    characters = sum(len(span.text) for span in spans)
    return sum(span.confidence * len(span.text) for span in spans) / characters if characters else 1.0


def has_doubtful_core(rows: Rows) -> bool:
    """Whether the name, a contact, a school or an employer was read with little confidence."""
    if any(_is_doubtful(rows.evidence, name) for name in CORE_BASICS):
        return True
    return any(
        _is_doubtful(row.evidence, name)
        for model, names in CORE_FIELDS.items()
        for row in rows.histories.get(model, ())
        for name in names
    )


def _is_doubtful(evidence: dict[str, dict[str, float]], name: str) -> bool:
    return name in evidence and evidence[name]["confidence"] < DOUBTFUL
