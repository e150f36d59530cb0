#!/usr/bin/env bash
# Publishes two years of drawn partnerships, one after the other, and attacks both releases together: 0 is right.
#
#   Tests/Reference/pairs.sh TOOL [COUNT [FIRST-SEED]]
#
# The first release is about 2024 and the year before it, the second about 2025 and the two before: their windows overlap, so
# that single years could be worked out. The second knows of the first by the record of releases alone.
# Not part of make test.
set -eu
tool=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
count=${2:-20}
first=${3:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
echo "seed,children,code first,code second,statements in record,forms attacked together,inferences,guesses"
for seed in $(seq "$first" $((first + count - 1))); do
  children=$((100 * (1 << (seed * 5 % 6)) + seed * 131 % 100))
  folder=$work/$seed
  "$tool" example "$folder" --children "$children" --seed "$seed" > "$work/log" 2>&1
  sed -e 's/^release: {/release: { id: "2025.1", published: 2025-03-14,/' \
    -e 's/^period: .*/period: 2024-01-01..2024-12-31/' -e 's/^snapshot: .*/snapshot: 2025-01-16/' \
    -e 's/^  folder: sen2$/  folder: sen2-2025/' -e '/folder: sen2-2025, period/d' \
    "$folder/equity.yaml" > "$folder/first.yaml"
  sed -i 's/^release: {/release: { id: "2026.1", published: 2026-03-13,/' "$folder/equity.yaml"
  one=0
  two=0
  "$tool" run "$folder/first.yaml" --output "$folder/First" --public-only --quiet > "$work/log" 2>&1 || one=$?
  [ "$one" -eq 0 ] || grep -v '^warning' "$work/log" | head -5 >&2
  "$tool" run "$folder/equity.yaml" --output "$folder/Second" --public-only --quiet > "$work/log" 2>&1 || two=$?
  [ "$two" -eq 0 ] || grep -v '^warning' "$work/log" | head -5 >&2
  report=,,
  if [ "$one$two" = 00 ]; then
    "$tool" audit "$folder/First/public" "$folder/Second/public" --json > "$work/report.json" || failed=$((failed + 1))
    report=$(python3 "$here/inferences.py" "$work/report.json")
  else
    failed=$((failed + 1))
  fi
  record=$(cat "$folder"/.postcode-equity/ledger*.tsv 2> /dev/null | wc -l)
  echo "$seed,$children,$one,$two,$record,$report"
  rm -rf "$folder"
done
echo "$count pairs: $failed failed"
[ "$failed" -eq 0 ]
