#!/usr/bin/env bash
# Draws partnerships, publishes each and counts what the last look refuses: 0 is right.
#
#   Tests/Reference/partnerships.sh TOOL [COUNT [FIRST-SEED [districts]]]
#
# Each has another seed and another number of children, from 40 to 8,000, the larger ones as often as the smaller ones on a
# scale of doublings; every third has the strict profile. With `districts` only districts are published, which takes a tenth
# of the time.
# Not part of make test.
set -eu
tool=$(realpath "$1")
count=${2:-200}
first=${3:-1}
shape=${4:-all}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
refused=0
told=0
echo "seed,children,profile,figures shown,figures hidden,forms attacked,refused,found"
for seed in $(seq "$first" $((first + count - 1))); do
  children=$((40 * (1 << (seed * 7 % 8)) + seed * 131 % 40))
  profile=standard
  [ $((seed % 3)) -ne 0 ] || profile=strict
  folder=$work/$seed
  "$tool" example "$folder" --children "$children" --seed "$seed" > "$work/log" 2>&1
  [ "$shape" = all ] || sed -i '/level: ward,/d; /level: division,/d' "$folder/equity.yaml"
  grep -q '^disclosure:' "$folder/equity.yaml" || echo "disclosure: { profile: $profile }" >> "$folder/equity.yaml"
  code=0
  "$tool" run "$folder/equity.yaml" --output "$folder/Output" --public-only --quiet > "$work/log" 2>&1 || code=$?
  found=
  forms=
  if [ "$code" -eq 0 ]; then
    "$tool" audit "$folder/Output/public" --json > "$work/report.json" || told=$((told + 1))
    found=$(python3 -c 'import json,sys; print(len(json.load(open(sys.argv[1]))["findings"]))' "$work/report.json")
    forms=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["protectedForms"])' "$work/report.json")
  else
    refused=$((refused + 1))
    head -3 "$work/log" >&2
  fi
  # Statuses of the open tables: shown, or c.
  counts=$(cat "$folder"/Output/public/data/*.csv 2> /dev/null | awk -F, '
    { if ($0 ~ /,c,/) hidden++; else shown++ } END { print shown + 0 "," hidden + 0 }')
  echo "$seed,$children,$profile,$counts,$forms,$code,$found"
  rm -rf "$folder"
done
echo "$count partnerships: $refused refused, $told with findings"
[ "$refused" -eq 0 ] && [ "$told" -eq 0 ]
