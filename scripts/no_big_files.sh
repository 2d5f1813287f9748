#!/bin/sh
# Fails when a tracked file is larger than 1 MiB: such files make every clone slow for ever.
set -eu
cd "$(dirname "$0")/.."
big=$(git ls-files -z | xargs -0 -I{} find {} -maxdepth 0 -type f -size +1024k)
[ -z "$big" ] || { echo "Larger than 1 MiB, keep it out of the repository: $big" >&2; exit 1; }
