"""Measures every page of a release in a browser. Started by pages.sh, which says what it needs."""

import pathlib
import re
import subprocess
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

output, browser_path, work = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
AXE = next(pathlib.Path(axe_playwright_python.__file__).parent.glob("**/axe.min.js")).read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BUDGET = {"area": 100_000, "index.html": 250_000, "other": 400_000}
SIDES = {"wards": 2, "divisions": 2, "districts": 6, "index.html": 8}

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


def kind(page):
    return "area" if page.parent.name in ("wards", "divisions") else (
        "index.html" if page.name == "index.html" else "other")


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


def names_left_out(text, page):
    """Names of places are not the writer's words: they count as one plain word."""
    for name in sorted(page.evaluate("() => window.placeNames"), key=len, reverse=True):
        text = text.replace(name, "Ash")
    return text


NAMES = """() => { window.placeNames = [...new Set([...document.querySelectorAll(
  'a[href*="wards/"],a[href*="divisions/"],a[href*="districts/"],nav li')].map(a => a.textContent)
  .concat([document.querySelector('h1').lastChild.textContent.replace(/ (ward|division|district)$/, '')]))]
  .filter(n => n.length > 2) }"""


def main():
    pages = sorted(output.glob("**/*.html"))
    violations, messages, requests, clipped, wide, covering = {}, [], [], [], [], []
    smallest, grades, weights, sides = 1e9, {}, {}, {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        # The checkers are put into a page that lets them in; what the page itself says is heard where its policy holds.
        tab = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True).new_page()
        strict = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        strict.on("console", lambda message: messages.append(message.text))
        strict.on("pageerror", lambda error: messages.append(str(error)))
        strict.on("request", lambda request: requests.append(request.url)
                  if not request.url.startswith("file:") else None)
        for page in pages:
            name = str(page.relative_to(output))
            weights.setdefault(kind(page), []).append((page.stat().st_size, name))
            strict.goto(page.as_uri())
            tab.goto(page.as_uri())
            texts = tab.evaluate(TEXTS)
            smallest = min(smallest, texts["smallest"])
            clipped += [(name, text) for text in texts["clipped"]]
            covering += [(name, text) for text in texts["covering"]]
            if texts["wide"]:
                wide.append(name)
            tab.evaluate(NAMES)
            glance = tab.evaluate(
                "() => [...document.querySelectorAll('.glance, .findings')]"
                ".map(s => [...s.querySelectorAll('p, li')].map(p => p.textContent).join('\\n')).join('\\n')")
            if glance:
                grades[name] = grade(names_left_out(glance, tab))
            tab.evaluate(AXE)
            result = tab.evaluate(
                "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
            for violation in result["violations"]:
                violations.setdefault(violation["id"], []).append(
                    (name, violation["nodes"][0]["html"][:120]))
            limit = SIDES.get(page.parent.name, SIDES.get(page.name))
            if limit:
                tab.pdf(path=work / "page.pdf", prefer_css_page_size=True)
                told = subprocess.run(["pdfinfo", work / "page.pdf"], capture_output=True, text=True)
                count = int(re.search(r"Pages:\s+(\d+)", told.stdout).group(1))
                sides.setdefault(page.parent.name if page.name != "index.html" else "overview", []).append(
                    (count, limit, name))
        browser.close()

    print(f"Accessibility (axe, {len(pages)} pages at 320 px): {sum(map(len, violations.values()))} violations")
    for rule, found in violations.items():
        print(f"  {rule}: {len(found)} pages, such as {found[0]}")
    print(f"Console messages: {len(messages)}; outside requests: {len(requests)}")
    for message in sorted(set(messages))[:3]:
        print(f"  {message}")
    print(f"Smallest text in drawings at 320 px: {smallest:.1f} px; clipped: {len(clipped)} {clipped[:3]}; "
          f"covering another: {len(covering)} {covering[:3]}")
    print(f"Pages wider than 320 px: {len(wide)} {wide[:3]}")
    for folder, counts in sides.items():
        over = [entry for entry in counts if entry[0] > entry[1]]
        print(f"Printed sides, {folder}: most {max(counts)[0]} of {counts[0][1]}; over: {len(over)} {over[:2]}")
    ordered = sorted(grades.items(), key=lambda entry: -entry[1])
    if ordered:
        print(f"Reading grade of {len(ordered)} summaries: most {ordered[0][1]:.1f} ({ordered[0][0]}), "
              f"middle {ordered[len(ordered) // 2][1]:.1f}; over 8: {sum(g > 8 for _, g in ordered)}")
    for name, entries in weights.items():
        print(f"Weight, {name}: most {max(entries)[0]:,} of {BUDGET[name]:,} bytes ({max(entries)[1]})")


main()
