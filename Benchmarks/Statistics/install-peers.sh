#!/bin/bash
# Installs what the library is measured beside, where it is missing: R's survival (Debian), MatchIt 4.7 or newer
# (CRAN, when it can be reached), lifelines and statsmodels (PyPI) in an environment of their own.
# Usage: install-peers.sh [FOLDER]    FOLDER holds the Python environment and R packages (default: .peers beside this file)
set -euo pipefail
folder=${1:-$(cd "$(dirname "$0")" && pwd)/.peers}
mkdir -p "$folder/R"
as_root=$([ "$(id -u)" = 0 ] || echo sudo)

if ! Rscript -e 'stopifnot(requireNamespace("survival", quietly = TRUE))' >/dev/null 2>&1; then
  $as_root apt-get update && $as_root apt-get install -y --no-install-recommends r-base-core r-cran-survival
fi
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet lifelines statsmodels

export R_LIBS="$folder/R${R_LIBS:+:$R_LIBS}"
is_new_enough='stopifnot(requireNamespace("MatchIt", quietly = TRUE), packageVersion("MatchIt") >= "4.7")'
if ! Rscript -e "$is_new_enough" >/dev/null 2>&1; then
  Rscript -e 'install.packages("MatchIt", lib = commandArgs(TRUE)[1], repos = "https://cloud.r-project.org")' \
    "$folder/R" >/dev/null 2>&1 || true
  Rscript -e "$is_new_enough" >/dev/null 2>&1 ||
    echo "MatchIt 4.7 or newer could not be installed: matching will be measured without a peer." >&2
fi
