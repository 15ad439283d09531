"""Times Typst on a page with the words of a profile: photo, name, two columns of headings and lines.

page.py PROFILE.json FONTS prints four medians of 200 compilations to PDF/UA-1, in milliseconds: the words in type of one
size, and in the largest at which two columns hold them, which Typst finds by measuring; each of these with another word
in one line each time, and with another word in every line. The compiler is kept from one to the next, so that it knows
what has not changed, and only fonts of that folder are read, but for Chinese.
"""

import base64
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import typst

RUNS = 200
WARM = 10


def words(text):
    """A string of Typst."""
    return json.dumps(text, ensure_ascii=False)


# The steps and limits of our own page: a quarter of a point, from 11 to 16.
FITTED = """
#layout(area => {
  let fits(step) = measure(said(11pt + step * 0.25pt), width: 48% * area.width).height <= 2 * (area.height - 6cm)
  let (low, high) = (0, 20)
  while low < high {
    let middle = calc.ceil((low + high) / 2)
    if fits(middle) { low = middle } else { high = middle - 1 }
  }
  columns(2, said(11pt + low * 0.25pt))
})"""


def source(profile, number, every, fitted):
    person = profile["person"]
    name = person["preferred_name"]
    language = profile.get("language", "en").split("-")[0]
    parts = [
        f"#set document(title: {words(name)})",
        f'#set text(font: ("Atkinson Hyperlegible Next", "Noto Nastaliq Urdu", "Noto Sans Bengali", "Noto Sans CJK SC", "Noto Sans"),'
        f' size: 11pt, lang: "{language}")',
        '#set page(paper: "a4", margin: 1.5cm)',
        f'#block(fill: rgb("#e7f0ec"), inset: 12pt, width: 100%)[#image("photo.jpg", alt: "Photo", height: 4cm)',
        f'#heading(level: 1, text(font: "Fraunces", size: 30pt, {words(name)}))]',
        "#let said(size) = [#set text(size: size)",
    ]
    first = f" {number}"
    for section, entries in profile["sections"].items():
        lines = [entry["text"] for entry in entries if entry.get("text")]
        if not lines:
            continue
        parts.append(f"#heading(level: 2, {words(section.replace('_', ' '))})")
        for line in lines:
            parts.append(f"#list(text({words(line + first)}))")
            first = first if every else ""
    parts.append("]")
    parts.append(FITTED if fitted else "#columns(2, said(11pt))")
    return "\n".join(parts)


def median(profile, fonts, every, fitted):
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.typ")
        Path(folder, "photo.jpg").write_bytes(base64.b64decode(profile["person"]["photo"]["jpeg"]))
        page.write_text(source(profile, 0, every, fitted), encoding="utf-8")
        # A font for Chinese is the machine's own.
        own = profile.get("language", "en").startswith("zh")
        compiler = typst.Compiler(str(page), root=folder, font_paths=[fonts], ignore_system_fonts=not own)
        times = []
        for number in range(WARM + RUNS):
            page.write_text(source(profile, number, every, fitted), encoding="utf-8")
            start = time.perf_counter()
            compiler.compile(format="pdf", pdf_standards=["ua-1"])
            times.append(time.perf_counter() - start)
    return statistics.median(times[WARM:]) * 1000


def main():
    profile = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["profile"]
    ways = [(every, fitted) for fitted in (False, True) for every in (False, True)]
    print(*(f"{median(profile, sys.argv[2], every, fitted):.3f}" for every, fitted in ways))


main()
