#!/bin/sh
# venv.sh EXTRAS: makes .venv, or brings it up to date when pyproject.toml or the pins changed.
set -eu
cd "$(dirname "$0")/.."

extras=$1
wanted="$extras $(cat pyproject.toml constraints.txt | cksum)"
stamp=.venv/made-from
works() { .venv/bin/python -c pass 2>/dev/null; }

# What `dev` installs includes what `docx` does.
if works && [ -f "$stamp" ] && grep -qxF -e "$wanted" -e "dev ${wanted#* }" "$stamp"; then
  exit 0
fi
if ! works; then
  python=$(sh scripts/python.sh)
  "$python" -m venv --clear .venv
fi
echo "Setting up .venv with the extra '$extras' (a few minutes the first time) ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
  --constraint constraints.txt --editable ".[$extras]"
echo "$wanted" >"$stamp"
