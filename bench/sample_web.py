"""An invented person → web pages in five layouts, which become PDFs, pictures, HTML and MHTML."""

import base64
from html import escape

from bench.sample_sources import Entry, Person, Section

FONT = 'font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif'
ONE_COLUMN = """body{%s;font-size:10.5pt;line-height:1.6;color:#222;margin:0}
h1{font-size:22pt;margin:0 0 4pt}.facts span{margin-right:14pt;white-space:nowrap}
h2{font-size:12.5pt;color:#1f4e8c;border-bottom:1px solid #1f4e8c;margin:12pt 0 5pt}
.head{display:flex;justify-content:space-between;font-weight:bold;margin-top:5pt}
ul{margin:2pt 0 4pt;padding-left:16pt}"""
TWO_COLUMNS = """body{%s;font-size:9.5pt;line-height:1.6;color:#222;margin:0;
display:grid;grid-template-columns:58mm 1fr}
aside{background:#23394d;color:#fff;padding:12mm 7mm;min-height:273mm}aside h1{font-size:22pt;margin:0 0 6mm}
aside h2{font-size:11.5pt;border-bottom:1px solid #7f96ab;margin:7mm 0 2mm}aside p,aside li{margin:1mm 0}
aside ul{padding-left:4mm}main{padding:12mm 9mm}main h2{font-size:12pt;color:#23394d;border-bottom:2px solid #23394d;
margin:5mm 0 2mm}.head{font-weight:bold;margin-top:2.5mm}.head span{margin-right:5mm}
main ul{margin:1mm 0;padding-left:5mm}"""
JOB_SITE = """body{%s;font-size:14px;color:#333;background:#f3f5f7}.box{width:860px;margin:12px auto;background:#fff;
padding:16px 24px;border:1px solid #dde}td{padding:3px 18px 3px 0}.label{color:#888}h2{font-size:16px;color:#e8600c}
.head td{font-weight:bold}"""
SIDE = ("技能", "语言", "证书", "获奖", "荣誉", "志愿")  # what stands in the side column, by the start of its title


def one_column(person: Person, *, extra: str = "") -> str:
    facts = "\n".join(f"<span>{escape(label)}：{escape(value)}</span>" for label, value in person.facts)
    body = f"<h1>{escape(person.name)}</h1><div class=facts>{facts}</div>" + "".join(map(_section, person.sections))
    return _page(ONE_COLUMN % FONT + extra, body, person.name)


def two_columns(person: Person) -> str:
    facts = "".join(f"<p>{escape(label)}：{escape(value)}</p>" for label, value in person.facts)
    beside = [section for section in person.sections if _stands_beside(section)]
    main = [section for section in person.sections if not _stands_beside(section)]
    body = f"<aside><h1>{escape(person.name)}</h1><h2>基本信息</h2>{facts}{''.join(map(_section, beside))}</aside>"
    return _page(TWO_COLUMNS % FONT, f"{body}<main>{''.join(map(_section, main))}</main>", person.name)


def job_site(person: Person) -> str:
    """The table of labels and boxes of a page saved from a job site."""
    cells = [f"<td class=label>{escape(label)}：</td><td>{escape(value)}</td>" for label, value in person.facts]
    rows = "".join(f"<tr>{''.join(cells[at : at + 2])}</tr>" for at in range(0, len(cells), 2))
    boxes = [f"<div class=box><h1>{escape(person.name)}</h1><table>{rows}</table></div>"]
    for section in person.sections:
        inner = "".join(_table_entry(entry) for entry in section.entries) + _list(section.points)
        words = "".join(f"<p>{escape(word)}</p>" for word in section.words)
        boxes.append(f"<div class=box><h2>{escape(section.title)}</h2>{words}{inner}</div>")
    return _page(JOB_SITE % FONT, "".join(boxes), f"{person.name}的简历")


def saved_page(html: str) -> bytes:
    """A page as browsers save it whole: MHTML."""
    body = base64.encodebytes(html.encode()).decode("ascii")
    head = [
        "From: <Saved by Blink>",
        "Subject: =?utf-8?B?" + base64.b64encode("简历".encode()).decode() + "?=",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="----page"',
        "",
        "------page",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "Content-Location: https://jobs.example.com/resume/1",
        "",
    ]
    return ("\r\n".join(head) + "\r\n" + body.replace("\n", "\r\n") + "\r\n------page--\r\n").encode("ascii")


def _page(style: str, body: str, title: str) -> str:
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{style}</style>'
    return f'<!doctype html><html lang="zh-Hans"><head>{head}</head><body>{body}</body></html>'


def _stands_beside(section: Section) -> bool:
    return any(word in section.title for word in SIDE) and not section.entries


def _section(section: Section) -> str:
    words = "".join(f"<p>{escape(word)}</p>" for word in section.words)
    entries = "".join(_entry(entry) for entry in section.entries)
    return f"<section><h2>{escape(section.title)}</h2>{words}{_list(section.points)}{entries}</section>"


def _entry(entry: Entry) -> str:
    head = "".join(f"<span>{escape(part)}</span>" for part in entry.head)
    return f"<div class=head>{head}</div>{_list(entry.points)}"


def _table_entry(entry: Entry) -> str:
    cells = "".join(f"<td>{escape(part)}</td>" for part in entry.head)
    return f"<table><tr class=head>{cells}</tr></table>{_list(entry.points)}"


def _list(points: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(point)}</li>' for point in points)}</ul>" if points else ""
