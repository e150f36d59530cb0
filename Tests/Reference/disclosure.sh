#!/usr/bin/env bash
# Holds what Sources/Disclosure makes safe against an integer solver, on counties drawn anew.
#
# usage: Tests/Reference/disclosure.sh [first-seed]
#
# 1. The exact range of every protected form of medium counties: none that passed may have fewer values than it must keep.
# 2. On small counties the least weight of cells hidden for the sake of others, by integer programming, beside ours.
#
# Needs python3 with venv; OR-Tools is installed beside the build products, outside the sources.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
seed=${1:-$((1 + $(od -An -N2 -tu2 /dev/urandom | tr -d ' ')))}
environment=${REFERENCE_ENVIRONMENT:-$root/.build/reference}
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/python" -c 'import ortools' 2>/dev/null ||
  "$environment/bin/pip" install --quiet ortools
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "first seed $seed"
ours=${DISCLOSURE_REFERENCE:-"swift run --package-path $root -c release DisclosureReference"}
mkdir "$work/small" "$work/medium"
$ours export "$work/small" "$seed" 150 small
$ours export "$work/medium" "$seed" 60 medium
"$environment/bin/python" "$here/disclosure.py" optimum "$work/small"
"$environment/bin/python" "$here/disclosure.py" intervals "$work/small" | tail -1
"$environment/bin/python" "$here/disclosure.py" intervals "$work/medium"
