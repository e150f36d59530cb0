#!/usr/bin/env bash
# Compares every method of Sources/Statistics with R and Python on data drawn anew.
#
# usage: Tests/Reference/methods.sh [seed]
#
# Needs R with the packages survival, lme4, metafor, MASS, spdep and cmprsk (Debian: r-base-core r-cran-survival
# r-cran-lme4 r-cran-metafor r-cran-mass r-cran-spdep r-cran-cmprsk) and python3 with venv. References are installed
# beside the build products, outside the sources; csranks, FunnelPlotR,
# NHSRplotthedots and NHSRwaitinglist where CRAN can be reached.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
seed=${1:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
environment=${REFERENCE_ENVIRONMENT:-$root/.build/reference}
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/python" -c 'import scipy, statsmodels, PHStatsMethods, controlchartspy, mapclassify, abspc, mpmath' 2>/dev/null ||
  "$environment/bin/pip" install --quiet scipy statsmodels PHStatsMethods controlchartspy mapclassify abspc mpmath
# PySAL's inequality is used where it can be installed.
"$environment/bin/python" -c 'import inequality' 2>/dev/null ||
  "$environment/bin/pip" install --quiet inequality || true
export REFERENCE_R=$environment/R
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "seed $seed"
"$environment/bin/python" "$here/methods.py" draw "$work" "$seed"
${STATISTICS_REFERENCE:-swift run --package-path "$root" -c release StatisticsReference} "$work" \
  > "$work/ours.csv"
"$environment/bin/python" "$here/methods.py" reference "$work"
Rscript --vanilla "$here/methods.R" "$work"
"$environment/bin/python" "$here/methods.py" compare "$work"
