"""Measures every page of a release in browsers. Started by pages.sh, which says what it needs.

A page that was measured before with the same bytes is not measured again: results stand in WORK/measured.jsonl.
"""

import hashlib
import json
import multiprocessing
import pathlib
import re
import subprocess
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

output, browser_path, work = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], pathlib.Path(sys.argv[3])
AXE = next(pathlib.Path(axe_playwright_python.__file__).parent.glob("**/axe.min.js")).read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BUDGET = {"area": 100_000, "overview": 250_000, "other": 400_000}
SIDES = {"wards": 2, "divisions": 2, "districts": 6, "overview": 8}
MEASURES = hashlib.sha256(pathlib.Path(__file__).read_bytes() + AXE.encode()).hexdigest()

# The text of every drawing at 320 CSS pixels, and what leaves its drawing or covers another text.
TEXTS = """() => {
  const found = {smallest: 1e9, clipped: [], covering: [],
    wide: document.documentElement.scrollWidth > 320};
  for (const svg of document.querySelectorAll('svg')) {
    const box = svg.getBoundingClientRect();
    if (box.width === 0) continue;
    const texts = [...svg.querySelectorAll('text:not([aria-hidden])')];
    const boxes = texts.map(text => text.getBoundingClientRect());
    boxes.forEach((one, place) => boxes.slice(place + 1).forEach((other, next) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      // A box of text holds the room above and below its letters.
      const up = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) - one.height * 0.35;
      if (across > 1 && up > 1)
        found.covering.push(texts[place].textContent + ' / ' + texts[place + 1 + next].textContent);
    }));
    for (const text of texts) {
      const scale = text.getScreenCTM().a;
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      found.smallest = Math.min(found.smallest, size);
      const own = text.getBoundingClientRect();
      if (own.left < box.left - 1 || own.right > box.right + 1 || own.top < box.top - 1
          || own.bottom > box.bottom + 1) found.clipped.push(text.textContent);
    }
  }
  return found;
}"""

# WCAG 1.4.12: with a reader's own spacing of text the page still fits, and no text is cut off.
SPACING = """() => {
  const own = new CSSStyleSheet();
  own.replaceSync('* {line-height: 1.5 !important; letter-spacing: 0.12em !important;' +
    'word-spacing: 0.16em !important} p {margin-bottom: 2em !important}');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, own];
  const cut = [...document.querySelectorAll('body *:not(svg *)')].some(part => {
    const style = getComputedStyle(part);
    return /hidden|clip/.test(style.overflow) && style.position !== 'absolute'
      && (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1);
  });
  const fits = document.documentElement.scrollWidth <= 320 && !cut;
  document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  return fits;
}"""

# Every rule looks at every element, but contrast, which costs most: of the rows of a table that have the same classes and
# the same elements it looks at the first three.
AXE_RUN = """async tags => {
  const alike = new Map();
  for (const row of document.querySelectorAll('tbody tr')) {
    const parts = [...row.querySelectorAll('*:not(svg *)')].map(part => part.tagName + part.className);
    const key = row.className + parts.join();
    alike.set(key, (alike.get(key) || 0) + 1);
    if (alike.get(key) > 3) row.setAttribute('data-alike', '');
  }
  axe.configure({rules: [{id: 'color-contrast', selector: ':not([data-alike] *)'}]});
  const all = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
  return all.violations.map(v => [v.id, v.nodes[0].html.slice(0, 120)]);
}"""

GLANCE = """() => [...document.querySelectorAll('.glance, .findings')]
  .map(s => [...s.querySelectorAll('p, li')].map(p => p.textContent).join('\\n')).join('\\n')"""

NAMES = """() => [...new Set([...document.querySelectorAll(
  'a[href*="wards/"],a[href*="divisions/"],a[href*="districts/"],nav li')].map(a => a.textContent)
  .concat([document.querySelector('h1').lastChild.textContent.replace(/ (ward|division|district)$/, '')]))]
  .filter(n => n.length > 2)"""


def kind(page):
    return "area" if page.parent.name in ("wards", "divisions") else (
        "overview" if page.name == "index.html" else "other")


def printed_kind(page):
    return "overview" if page.name == "index.html" else page.parent.name


def syllables(word):
    word = re.sub(r"[^a-z]", "", word.lower())
    if not word:
        return 1
    count = len(re.findall(r"[aeiouy]+", re.sub(r"(?:[^laeiouy]es|[^td]ed|[^l]e)$", "x", word)))
    return max(1, count)


def grade(text):
    """Flesch and Kincaid's grade (1975). A number is one word of one syllable."""
    sentences = [s for s in re.split(r"(?<=[.!?:])\s+|\n", text) if s.strip()]
    words = re.findall(r"[A-Za-z0-9][A-Za-z0-9',.%-]*", text)
    if not words:
        return 0.0
    return (0.39 * len(words) / len(sentences)
            + 11.8 * sum(syllables(w) for w in words) / len(words) - 15.59)


def names_left_out(text, names):
    """Names of places are not the writer's words: they count as one plain word."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "Ash")
    return text


def measured(page, tab, strict, heard):
    """Everything that the browsers tell of one page."""
    heard.clear()
    strict.goto(page.as_uri())
    tab.goto(page.as_uri())
    found = tab.evaluate(TEXTS)
    found["messages"] = [text for kind, text in heard if kind == "message"]
    found["requests"] = [text for kind, text in heard if kind == "request"]
    found["spaced"] = tab.evaluate(SPACING)
    glance = tab.evaluate(GLANCE)
    found["grade"] = grade(names_left_out(glance, tab.evaluate(NAMES))) if glance else None
    tab.evaluate(AXE)
    found["violations"] = tab.evaluate(AXE_RUN, TAGS)
    if printed_kind(page) in SIDES:
        printed = tab.pdf(prefer_css_page_size=True)
        found["sides"] = len(re.findall(rb"/Type ?/Page\b", printed))
    return found


def measure(pages):
    """One browser's share of the pages, told page by page."""
    heard = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        # The checkers are put into a page that lets them in; what the page itself says is heard where its policy holds.
        tab = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True).new_page()
        strict = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        strict.on("console", lambda message: heard.append(("message", message.text)))
        strict.on("pageerror", lambda error: heard.append(("message", str(error))))
        strict.on("request", lambda request: heard.append(("request", request.url))
                  if not request.url.startswith("file:") else None)
        while (entry := pages.get()) is not None:
            name, key = entry
            yield {"key": key, "name": name, **measured(output / name, tab, strict, heard)}
        browser.close()


def work_on(pages, results):
    for result in measure(pages):
        results.put(result)


def results_of_all(pages):
    """What is known of every page, measuring those that are new or changed."""
    store = work / "measured.jsonl"
    known = {}
    if store.exists():
        for line in store.read_text().splitlines():
            entry = json.loads(line)
            known[entry["key"]] = entry
    keys = {}
    for page in pages:
        name = str(page.relative_to(output))
        told = MEASURES.encode() + name.encode() + page.read_bytes()
        keys[name] = hashlib.sha256(told).hexdigest()
    new = [(name, key) for name, key in keys.items() if key not in known]
    browsers = min(multiprocessing.cpu_count(), 4, max(1, len(new)))
    waiting, results = multiprocessing.Queue(), multiprocessing.Queue()
    for entry in new + [None] * browsers:
        waiting.put(entry)
    workers = [multiprocessing.Process(target=work_on, args=(waiting, results)) for _ in range(browsers)]
    for worker in workers:
        worker.start()
    with store.open("a") as file:
        for count in range(1, len(new) + 1):
            result = results.get()
            known[result["key"]] = result
            file.write(json.dumps(result) + "\n")
            file.flush()
            if count % 50 == 0 or count == len(new):
                print(f"  {count} of {len(new)} pages", file=sys.stderr, flush=True)
    for worker in workers:
        worker.join()
    return {name: known[key] for name, key in keys.items()}


def tagged(page):
    """Whether the page printed to a file keeps its headings, tables and descriptions."""
    file = work / "page.pdf"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(page.as_uri())
        tab.pdf(path=file, tagged=True, prefer_css_page_size=True)
        browser.close()
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True).stdout
    return "Tagged:          yes" in told and "Title:" in told


def main():
    pages = sorted(output.glob("**/*.html"))
    found = results_of_all(pages)
    listed = lambda key: [(name, text) for name, entry in found.items() for text in entry[key]]
    violations = {}
    for name, (rule, html) in listed("violations"):
        violations.setdefault(rule, []).append((name, html))
    print(f"Accessibility (axe, {len(pages)} pages at 320 px): {sum(map(len, violations.values()))} violations")
    for rule, where in violations.items():
        print(f"  {rule}: {len(where)} pages, such as {where[0]}")
    messages, requests = listed("messages"), listed("requests")
    print(f"Console messages: {len(messages)} {messages[:3]}; outside requests: {len(requests)} {requests[:3]}")
    clipped, covering = listed("clipped"), listed("covering")
    print(f"Smallest text in drawings at 320 px: {min(e['smallest'] for e in found.values()):.1f} px; "
          f"clipped: {len(clipped)} {clipped[:3]}; covering another: {len(covering)} {covering[:3]}")
    wide = [name for name, entry in found.items() if entry["wide"]]
    print(f"Pages wider than 320 px: {len(wide)} {wide[:3]}")
    unspaced = [name for name, entry in found.items() if not entry["spaced"]]
    print(f"Pages that lose text with a reader's own spacing: {len(unspaced)} {unspaced[:3]}")
    sides, weights = {}, {}
    for page in pages:
        name = str(page.relative_to(output))
        weights.setdefault(kind(page), []).append((page.stat().st_size, name))
        if "sides" in found[name]:
            release = page.relative_to(output).parts[0]
            sides.setdefault((release, printed_kind(page)), []).append((found[name]["sides"], name))
    for (release, folder), counts in sorted(sides.items()):
        over = [entry for entry in counts if entry[0] > SIDES[folder]]
        print(f"Printed sides, {release} {folder}: most {max(counts)[0]} of {SIDES[folder]}; "
              f"over: {len(over)} of {len(counts)} {over[:2]}")
    print("Printed files keep their tags: "
          + ", ".join(f"{folder} {'yes' if tagged(output / counts[0][1]) else 'NO'}"
                      for (release, folder), counts in sorted(sides.items()) if release == "public"))
    ordered = sorted(((e["grade"], n) for n, e in found.items() if e["grade"] is not None), reverse=True)
    if ordered:
        print(f"Reading grade of {len(ordered)} summaries: most {ordered[0][0]:.1f} ({ordered[0][1]}), "
              f"middle {ordered[len(ordered) // 2][0]:.1f}; over 8: {sum(g > 8 for g, _ in ordered)}")
    for name, entries in weights.items():
        over = sum(size > BUDGET[name] for size, _ in entries)
        print(f"Weight, {name}: most {max(entries)[0]:,} of {BUDGET[name]:,} bytes ({max(entries)[1]}); over: {over}")


main()
