#!/usr/bin/env bash
# Pythons with the versions of requirements.txt, for the tests of group python; made anew only if these changed:
# target/python, target/python-kernel with what tests the kernel, target/python-notebook with what reads and grades notebooks.
set -euo pipefail
cd "$(dirname "$0")/../../.."

environment() {
  local wanted=$1 here=$2
  if ! cmp -s "$wanted" "$here/requirements.txt"; then
    mkdir -p target
    python3 -m venv --clear "$here"
    "$here/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: -r "$wanted"
    "$here/bin/python" -m pip --disable-pip-version-check check
    cp "$wanted" "$here/requirements.txt"
  fi
}

environment src/test/python/requirements.txt target/python
environment src/test/python/kernel/requirements.txt target/python-kernel
environment src/test/python/notebook/requirements.txt target/python-notebook
