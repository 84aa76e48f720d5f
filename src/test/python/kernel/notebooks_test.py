"""Runs executed notebooks again, by nbclient and the kernel: each cell must show what it showed in the strict run of its script.

notebooks_test.py DIR BUDGET: DIR as labs/lab notebooks DIR --execute --budget BUDGET --reference left it.
"""

import copy
import hashlib
import os
import pathlib
import re
import sys

import nbformat
from nbclient import NotebookClient

KERNEL = "two-layer-lab"

# What differs from run to run.
TIMES = re.compile(r"\b\d+(\.\d+)? (s|ms|min|minutes?|seconds?)\b|\b\d+:\d\d\b")


def told(text):
    return TIMES.sub("…", "".join(text))


def shown(cell):
    """What a cell shows, in order: streams in a row as one text, values and figures by their digests."""
    outputs = []
    for output in cell.outputs:
        if output.output_type == "stream":
            text = "".join(output.text)
            if outputs and outputs[-1][0] == output.name:
                text = outputs.pop()[1] + text
            outputs.append((output.name, text))
        elif output.output_type == "error":
            outputs.append(("error", output.evalue))
        else:
            for kind, data in sorted(output.data.items()):
                bare = data if kind == "image/png" else told(data)
                digest = hashlib.sha256(bare.encode()).hexdigest()[:12]
                outputs.append((kind, digest if kind.startswith("image/") else f"{digest} {bare}"))
    return [(kind, told(data)) if kind.startswith("std") else (kind, data) for kind, data in outputs]


def differences(path, environment):
    expected = nbformat.read(path, as_version=4)
    actual = copy.deepcopy(expected)
    for cell in actual.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    NotebookClient(actual, kernel_name=KERNEL, timeout=None, allow_errors=True).execute(env=environment)
    nbformat.validate(actual)
    found = []
    for before, after in zip(expected.cells, actual.cells, strict=True):
        if before.cell_type == "code" and shown(before) != shown(after):
            found.append(f"{path.name}, cell {before.id}:\n  in the strict run {shown(before)}\n  by nbclient {shown(after)}")
    return found, sum(len(cell.outputs) for cell in actual.cells if cell.cell_type == "code")


def main(folder, budget):
    environment = dict(os.environ, LAB_JAVA_OPTIONS=f"-Dlab.report.budget={budget}")
    wrong = []
    paths = sorted(pathlib.Path(folder).glob("*.ipynb"))
    for path in paths:
        found, outputs = differences(path, environment)
        print(f"{path.name}: {outputs} outputs, {len(found)} cells differ", flush=True)
        wrong += found
    print("\n".join(wrong))
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
