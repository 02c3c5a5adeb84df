"""bench/samples/*.md → samples/: every invented person in another format and layout.

    python -m bench.make_samples

Needs a browser and Chinese fonts for PDFs and pictures, and LibreOffice (`soffice`) for DOC and RTF.
"""

import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import numpy
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bench.sample_sources import Person, person
from bench.sample_web import job_site, one_column, saved_page, two_columns
from bench.sample_word import form, paragraphs
from tests.browser import launch

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PAPER = {"format": "A4", "print_background": True}
MARGINS = {"top": "14mm", "bottom": "14mm", "left": "16mm", "right": "16mm"}
SCAN_STYLE = "body{width:760px;padding:44px 40px;background:#fff}"
GREYS = 12  # tones of the scan: a small file that still looks like paper


def main() -> None:
    SAMPLES.mkdir(exist_ok=True)
    for old in SAMPLES.iterdir():
        if old.suffix != ".md" or old.name != "README.md":
            old.unlink()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name, data in {**drawn(browser), **written(), **converted()}.items():
            (SAMPLES / name).write_bytes(data)
        browser.close()
    for path in sorted(SAMPLES.iterdir()):
        print(f"{path.stat().st_size / 1000:8.0f} kB  {path.name}")


def drawn(browser: Browser) -> dict[str, bytes]:
    """What a browser prints or photographs."""
    return {
        "林若溪-推荐算法-6年.pdf": _printed(browser, two_columns(person("lin")), {}),
        "陈嘉木_Java高级开发_深圳.pdf": _printed(browser, one_column(person("chen")), MARGINS),
        "唐书瑶 Sophie Tang CV.pdf": _printed(browser, one_column(person("tang")), MARGINS),
        "韩雨薇-人力资源主管（扫描件）.png": _scan(_photographed(browser, person("han"))),
        "邓子轩简历照片.jpg": _snapshot(_photographed(browser, person("deng"))),
    }


def written() -> dict[str, bytes]:
    """What needs no program but this one."""
    return {
        "周以宁-高级产品经理-广州.docx": form(person("zhou")),
        "叶知秋_浙江大学_博士_计算机视觉.docx": paragraphs(person("ye")),
        "许安然的前端简历.html": one_column(person("xu")).encode(),
        "孟繁星_数据分析师_成都_求职网.mhtml": saved_page(job_site(person("meng"))),
        "何景行-Go后端.md": markdown(person("he")).encode(),
        "沈若兰 财务经理 简历.txt": plain(person("shen")).encode("gb18030"),
    }


def converted() -> dict[str, bytes]:
    """What an office program saves."""
    return {
        "高文博 机械设计工程师.doc": _office(form(person("gao")), "doc:MS Word 97"),
        "罗一帆-销售经理-武汉.rtf": _office(paragraphs(person("luo")), "rtf:Rich Text Format"),
    }


def _printed(browser: Browser, html: str, margin: dict[str, str]) -> bytes:
    page = browser.new_page()
    page.set_content(html)
    data = page.pdf(**PAPER, margin=margin)
    page.close()
    return data


def _photographed(browser: Browser, who: Person) -> Image.Image:
    page = browser.new_page(viewport={"width": 840, "height": 1188}, device_scale_factor=1.6)
    page.set_content(one_column(who, extra=SCAN_STYLE))
    picture = Image.open(BytesIO(page.screenshot())).convert("L")
    page.close()
    return picture


def _scan(picture: Image.Image) -> bytes:
    """A little askew, grey paper, few tones."""
    turned = picture.rotate(0.35, resample=Image.Resampling.BICUBIC, fillcolor=245)
    made = BytesIO()
    turned.quantize(GREYS).save(made, "PNG", optimize=True)
    return made.getvalue()


def _snapshot(picture: Image.Image) -> bytes:
    """Lit from one side, with the grain of a telephone."""
    turned = picture.rotate(-0.6, resample=Image.Resampling.BICUBIC, fillcolor=235)
    values = numpy.asarray(turned, dtype=float)
    light = numpy.linspace(1.0, 0.86, values.shape[1])
    grain = numpy.random.default_rng(1).normal(0, 3, values.shape)
    made = BytesIO()
    Image.fromarray(numpy.clip(values * light + grain, 0, 255).astype("uint8")).save(made, "JPEG", quality=68)
    return made.getvalue()


def markdown(who: Person) -> str:
    facts = dict(who.facts)
    lines = [
        "---",
        f"title: {who.name}的简历",
        "layout: resume",
        "---",
        "",
        f"# {who.name} · {facts.pop('求职意向')}",
        "",
    ]
    lines += [" | ".join(f"**{label}** {value}" for label, value in facts.items()), "", "[//]: # (打印时用A4)"]
    for section in who.sections:
        lines += ["", f"## {section.title}", "", *section.words, *(f"- {point}" for point in section.points)]
        for entry in section.entries:
            *what, when = entry.head
            lines += ["", f"### {' · '.join(what)}", f"*{when}*", "", *(f"- {point}" for point in entry.points)]
    return "\n".join(lines) + "\n"


def plain(who: Person) -> str:
    lines = ["个人简历", "", f"姓    名：{who.name}"] + [f"{label}：{value}" for label, value in who.facts]
    for section in who.sections:
        lines += ["", f"【{section.title}】", *section.words, *section.points]
        for entry in section.entries:
            lines += ["    ".join(entry.head), *(f"  {at}、{point}" for at, point in enumerate(entry.points, 1))]
    return "\r\n".join(lines) + "\r\n"


def _office(docx: bytes, kind: str) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice is needed for DOC and RTF: apt-get install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "resume.docx").write_bytes(docx)
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", folder, f"{folder}/resume.docx"], check=True, capture_output=True)
        return (Path(folder) / f"resume.{kind.partition(':')[0]}").read_bytes()


if __name__ == "__main__":
    main()
