#!/usr/bin/env bash
# Reads the open data of a release with the programs that data portals, analysts and map makers use, and with validators
# that nobody here wrote.
#
#   Tests/Reference/opendata.sh Output/public [WORK [CHECK...]]
#
# Needs gdal-bin, coreutils and python3 with venv; the validators are installed into WORK. Not part of make test.
set -eu
release=$(cd "$1" && pwd)
work=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet frictionless csvw rdflib pyshacl jsonschema fastjsonschema geojson pandas geopandas pyogrio shapely
fi
# Two wheels whose parts are used without installing them: the profile of Data Package 2 asks for a newer Python, the
# checker of GeoPackages for the headers of GDAL.
[ -d "$work/profile" ] || {
  "$work/venv/bin/pip" download --quiet --no-deps --only-binary :all: --python-version 3.12 \
    -d "$work/wheels" check-datapackage
  "$work/venv/bin/pip" download --quiet --no-deps --only-binary :all: -d "$work/wheels" gdal-utils
  mkdir -p "$work/profile" "$work/gdal"
  "$work/venv/bin/python" -m zipfile -e "$work"/wheels/check_datapackage-*.whl "$work/profile"
  "$work/venv/bin/python" -m zipfile -e "$work"/wheels/gdal_utils-*.whl "$work/gdal"
}
"$work/venv/bin/python" "$here/opendata.py" "$release" "$work" "${@:3}"
