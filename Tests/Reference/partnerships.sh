#!/usr/bin/env bash
# Draws partnerships, publishes each and counts what an attacker finds: 0 is right.
#
#   Tests/Reference/partnerships.sh TOOL [COUNT [FIRST-SEED [districts]]]
#
# Each has another seed and another number of children, from 50 to 6,400, on a scale of doublings; every third has the strict
# profile. With `districts` only districts are published, which takes a tenth of the time. Guesses are what would follow if
# every hidden count were small, which nothing public says: they are counted and are no failure.
# Not part of make test.
set -eu
tool=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
count=${2:-200}
first=${3:-1}
shape=${4:-all}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
refused=0
told=0
echo "seed,children,profile,figures shown,figures hidden,forms attacked,refused,inferences,guesses,seconds"
for seed in $(seq "$first" $((first + count - 1))); do
  children=$((50 * (1 << (seed * 7 % 8)) + seed * 131 % 50))
  profile=standard
  [ $((seed % 3)) -ne 0 ] || profile=strict
  folder=$work/$seed
  "$tool" example "$folder" --children "$children" --seed "$seed" > "$work/log" 2>&1
  [ "$shape" = all ] || sed -i '/level: ward,/d; /level: division,/d' "$folder/equity.yaml"
  grep -q '^disclosure:' "$folder/equity.yaml" || echo "disclosure: { profile: $profile }" >> "$folder/equity.yaml"
  code=0
  begun=$(date +%s)
  "$tool" run "$folder/equity.yaml" --output "$folder/Output" --public-only --quiet > "$work/log" 2>&1 || code=$?
  seconds=$(($(date +%s) - begun))
  report=,,
  if [ "$code" -eq 0 ]; then
    "$tool" audit "$folder/Output/public" --json > "$work/report.json" || told=$((told + 1))
    report=$(python3 "$here/inferences.py" "$work/report.json")
  else
    refused=$((refused + 1))
    grep -v '^warning' "$work/log" | head -5 >&2
  fi
  # Statuses of the open tables: shown, or c.
  counts=$(cat "$folder"/Output/public/data/*.csv 2> /dev/null | awk -F, '
    { if ($0 ~ /,c,/) hidden++; else shown++ } END { print shown + 0 "," hidden + 0 }')
  echo "$seed,$children,$profile,$counts,${report%%,*},$code,${report#*,},$seconds"
  rm -rf "$folder"
done
echo "$count partnerships: $refused refused, $told with findings"
[ "$refused" -eq 0 ] && [ "$told" -eq 0 ]
