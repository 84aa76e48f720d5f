#!/usr/bin/env bash
# A Python in target/python with the versions of requirements.txt, for the tests of group python; made anew only if these changed.
set -euo pipefail
cd "$(dirname "$0")/../../.."
wanted=src/test/python/requirements.txt
here=target/python

if ! cmp -s "$wanted" "$here/requirements.txt"; then
  mkdir -p target
  python3 -m venv --clear "$here"
  "$here/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: -r "$wanted"
  "$here/bin/python" -m pip --disable-pip-version-check check
  cp "$wanted" "$here/requirements.txt"
fi
