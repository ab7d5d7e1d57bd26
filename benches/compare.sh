#!/usr/bin/env bash
# Referat beside others, on the same PDFs and the same cores, in one go:
#
#   benches/compare.sh                          # 500 generated minutes
#   benches/compare.sh corpus                   # any folder of PDFs
#   benches/compare.sh minutes --rounds 9
#
# Others read letters off pages; referat makes records with values and places of it. Rounds are
# interleaved and the best of each counts, so that a busy machine disturbs all alike. Whatever is
# not installed (pdftotext, or a Python package that pip does not find) is left out with a notice.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:-target/bench/pdf}
shift || true
venv=target/compare/venv

cargo build --release --quiet --bin referat
if [ "$folder" = target/bench/pdf ] && [ ! -d "$folder" ]; then
    cargo run --release --quiet --example generate -- target/bench 500
fi
if [ ! -d "$venv" ]; then
    python3 -m venv "$venv"
    # docling is asked for by COMPARE="docling" only: it comes with a gigabyte of torch
    for package in pymupdf pdfminer.six kreuzberg ${COMPARE:-}; do
        "$venv/bin/pip" install --quiet --disable-pip-version-check "$package" \
            || echo "notice: $package is not installable here and is left out" >&2
    done
fi
text=()
[ "$folder" != target/bench/pdf ] || text=(--text target/bench/text)
exec "$venv/bin/python" benches/compare/measure.py "$folder" target/release/referat "${text[@]}" "$@"
