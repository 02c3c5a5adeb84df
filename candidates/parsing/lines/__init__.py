"""Step 2: Document → lines in reading order, with columns, sidebars, table rows and running heads put right."""

from dataclasses import replace

from candidates.parsing.lines.flow import flow_lines
from candidates.parsing.lines.layout import page_lines
from candidates.parsing.lines.names import with_whole_names
from candidates.parsing.lines.ranges import with_whole_ranges
from candidates.parsing.lines.running import without_running_heads
from candidates.parsing.records import Document, Line


def read_lines(document: Document) -> tuple[Line, ...]:
    """The lines of `document` as an eye goes over them, numbered from 1; none of them is empty."""
    pages = []
    for page in document.pages:
        is_layout = any(span.box is not None for span in page.spans)
        pages.append(page_lines(page) if is_layout else flow_lines(page))
    lines = without_running_heads(pages, [page.height for page in document.pages])
    whole = with_whole_names(with_whole_ranges(lines))
    return tuple(replace(line, number=number) for number, line in enumerate(whole, 1))
