#!/usr/bin/env bash
# Builds one release under other zones, languages, core counts, and places, and compares every byte.
#
#   Tests/Reference/reproducible.sh TOOL EQUITY.YAML [WORK]
#
# Needs coreutils and util-linux. Not part of make test.
set -eu
tool=$(realpath "$1")
settings=$(realpath "$2")
work=${3:-$(mktemp -d)}
export SOURCE_DATE_EPOCH=1773273600
mkdir -p "$work"
failures=0

# build NAME SETTINGS COMMAND...: a release by the command, with a store of its own so that none remembers another.
build() {
  local name=$1 settings=$2
  shift 2
  rm -rf "$work/$name" "$(dirname "$settings")/.postcode-equity"
  "$@" "$tool" run "$settings" --output "$work/$name" --quiet --excel > "$work/$name.txt"
  if [ "$name" != first ]; then
    if diff -rq "$work/first" "$work/$name" > "$work/$name.diff"; then
      echo "same  $name: $(find "$work/$name" -type f | wc -l) files"
    else
      failures=1
      echo "OTHER $name: $(wc -l < "$work/$name.diff") files differ"
      head -3 "$work/$name.diff"
    fi
  fi
}

build first "$settings" env TZ=UTC LC_ALL=C
build zone "$settings" env TZ=Pacific/Auckland LC_ALL=C
build language "$settings" env TZ=UTC LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 LANGUAGE=tr
build one-core "$settings" taskset -c 0
rm -rf "$work/elsewhere"
cp -r "$(dirname "$settings")" "$work/elsewhere"
build place "$work/elsewhere/$(basename "$settings")" env
exit $failures
