#!/usr/bin/env bash
# A Python in target/bench/python with the contestants of requirements.txt; made anew only if these changed.
# LAB_BASE_PYTHON names the Python that it is made with, python3 without it: 3.11 or newer, as NumPy asks.
set -euo pipefail
cd "$(dirname "$0")/../../.."
wanted=src/bench/python/requirements.txt
here=target/bench/python
base=${LAB_BASE_PYTHON:-python3}

say() {
  echo "bench: $*" >&2
}

if cmp -s "$wanted" "$here/requirements.txt"; then
  say "$here has what $wanted asks for already."
  exit 0
fi
if ! "$base" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  say "$base is no Python of 3.11 or newer, which the contestants' versions need: install one, and let LAB_BASE_PYTHON name it."
  exit 1
fi
if [ "$(uname -s)" = Linux ]; then
  say "the contestants in Python are fetched: 3.2 GB, which take 6 GB in $here. 2.7 of them are for PyTorch, which PyPI has for NVIDIA's cards alone."
fi
mkdir -p "$(dirname "$here")"
"$base" -m venv --clear "$here"
# Not pip check: PyTorch asks for more than it needs without a card, so it is seen whether all load.
"$here/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: -r "$wanted"
"$here/bin/python" -c 'import jax, numpy, sklearn.neural_network, threadpoolctl, torch'
cp "$wanted" "$here/requirements.txt"
say "$here is ready: labs/lab bench measures with it."
