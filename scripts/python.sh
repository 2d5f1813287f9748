#!/bin/sh
# Prints the Python that the project uses: python3.11, else a python3 that is newer.
set -eu

able() {
  command -v "$1" >/dev/null 2>&1 &&
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

for name in python3.11 python3 python3.12 python3.13 python3.14; do
  if able "$name"; then
    command -v "$name"
    exit 0
  fi
done
echo "wagekit needs Python 3.11 or newer with venv: install it first" \
  "(Debian, Ubuntu: apt-get install python3 python3-venv)." >&2
exit 1
