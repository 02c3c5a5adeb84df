"""JSON Resume: valid by the schema, with evidence for every value and the text loss under meta."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from candidates.parsing import PARSER_VERSION, parse_resume
from candidates.parsing.jsonresume import to_json_resume
from tests.parsing.test_resume import TEXT

SCHEMA = json.loads((Path(__file__).parent.parent / "data" / "jsonresume" / "schema.json").read_text("utf-8"))
TYPES = {"string": str, "object": dict, "array": list}


@pytest.fixture(scope="module")
def document():
    return to_json_resume(parse_resume(TEXT.encode(), "zhao.txt"))


def violations(value: Any, schema: dict[str, Any], path: str = "") -> list[str]:
    """What the schema forbids: a wrong type, a date out of form, an address without a scheme."""
    if "$ref" in schema:
        schema = SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]]
    found = []
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        return [f"{path} is no {schema['type']}"]
    if "pattern" in schema and not re.match(schema["pattern"], value):
        found.append(f"{path} is {value!r}")
    if schema.get("format") == "uri" and not re.match(r"[a-z]+://", value):
        found.append(f"{path} is no address")
    for name, part in schema.get("properties", {}).items():
        if isinstance(value, dict) and name in value:
            found += violations(value[name], part, f"{path}/{name}")
    for index, item in enumerate(value if isinstance(value, list) else ()):
        found += violations(item, schema.get("items", {}), f"{path}/{index}")
    return found


def test_it_is_valid_by_the_schema(document):
    assert violations(document, SCHEMA) == []


def test_the_check_sees_a_wrong_date():
    assert violations({"work": [{"startDate": "2019/3"}]}, SCHEMA)


def test_what_goes_on_is_current(document):
    (work,) = document["work"]
    assert work["current"] is True
    assert "endDate" not in work
    assert work["startDate"] == "2019-03"


def test_absent_fields_have_no_key(document):
    assert "qq" not in document["basics"]
    assert "publications" not in document


def test_meta_tells_version_loss_and_evidence(document):
    meta = document["meta"]
    assert meta["parserVersion"] == PARSER_VERSION
    assert meta["textLoss"]["placed"] == meta["textLoss"]["characters"] > 0
    assert meta["textLoss"]["unplaced"] == []
    place = meta["evidence"]["/work/0/position"][0]
    assert set(place) == {"page", "line", "start", "end", "boxes"}


def test_every_value_has_evidence(document):
    evidence = document["meta"]["evidence"]
    for section in ("work", "education"):
        for index, entry in enumerate(document[section]):
            for name in set(entry) - {"current", "courses", "summary", "description"}:
                assert f"/{section}/{index}/{name}" in evidence
