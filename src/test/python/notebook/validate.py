"""Holds notebooks against the format's own schema, and assignments against nbgrader's: validate.py FOLDER"""

import sys
from pathlib import Path

import nbformat
from nbgrader.nbgraderformat import MetadataValidator

folder = Path(sys.argv[1])
files = sorted(folder.rglob("*.ipynb"))
for file in files:
    text = file.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5), file
    # Jupyter, saving it, changes no other byte.
    assert nbformat.writes(notebook) + "\n" == text, f"{file} is not as nbformat writes it"
    MetadataValidator().validate_nb(notebook)
    graded = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert len(graded) in (0, len(notebook.cells)), f"{file}: some cells have no metadata of nbgrader"
    points = sum(cell.metadata.nbgrader.get("points", 0) for cell in graded)
    print(file.relative_to(folder), len(notebook.cells), "cells,", points, "points")
print(len(files), "valid")
