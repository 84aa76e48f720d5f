"""A class of five through nbgrader and through labs/lab grade, which must give the same points: five.py FOLDER

The folder is to be empty. Jupyter finds the lab's kernel in this Python's environment.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

LAB = os.environ.get("LAB", "labs/lab")
BIN = Path(sys.executable).parent
LABS = {"03-cost": ["3-1", "3-2"], "04-backprop": ["4-1"]}
ENDLESS = "for (int i = 0; i >= 0; i = 0) {}"

root = Path.cwd()
folder = Path(sys.argv[1]).resolve()
course = folder / "course"
environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}


def run(*command, at=root):
    done = subprocess.run(command, cwd=at, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, f"{command} says:\n{done.stdout}"
    return done.stdout


def changed(source, old, new):
    assert old in source, f"{old} is not in {source}"
    return source.replace(old, new)


def wrong(piece, source):
    return {
        "3-1": lambda: changed(source, "return sum / S.size(1);", "return sum;"),
        "3-2": lambda: changed(source, "if (true) {", "if (true) { if (P.rank() == 2) return 1;"),
        "4-1": lambda: changed(source, "a.P().sub(Y).divi(n)", "Y.sub(a.P()).divi(n)"),
    }[piece]()


def half(piece, source, stub):
    return {
        "3-1": lambda: source,
        "3-2": lambda: stub,
        "4-1": lambda: changed(source, "Blas.axpy(2 * lambda, W, dW);", "Blas.axpy(lambda, W, dW);"),
    }[piece]()


def endless(piece, source):
    return changed(source, "if (true) {", f"if (true) {{ {ENDLESS}")


# What each hands in, by an exercise, its solution and its stub.
STUDENTS = {
    "full": lambda piece, source, stub: source,
    "half": half,
    "empty": lambda piece, source, stub: stub,
    "wrong": lambda piece, source, stub: wrong(piece, source),
    "endless": lambda piece, source, stub: endless(piece, source),
}


def cell(notebook, name):
    return next(one for one in notebook.cells if one.metadata.get("nbgrader", {}).get("grade_id") == name)


run(LAB, "notebooks", "--nbgrader", str(course))
for lab, pieces in LABS.items():
    run(BIN / "nbgrader", "generate_assignment", lab, at=course)
    for student, answer in STUDENTS.items():
        solved = nbformat.read(course / "source" / lab / f"{lab}.ipynb", as_version=4)
        handed = nbformat.read(course / "release" / lab / f"{lab}.ipynb", as_version=4)
        for piece in pieces:
            stub = cell(handed, f"piece-{piece}").source
            assert "SOLUTION" not in stub and "YOUR CODE HERE" in stub, stub
            source = answer(piece, cell(solved, f"piece-{piece}").source, stub)
            cell(handed, f"piece-{piece}").source = source
            name = source.split("public record ")[1].split("(")[0]
            mine = folder / "submissions" / student / "mine" / f"{name}.java"
            mine.parent.mkdir(parents=True, exist_ok=True)
            mine.write_text(source + "\n", encoding="utf-8")
        if student == "wrong":  # and takes a test away, which does not help
            cell(handed, f"check-{pieces[0]}-1").source = "1"
        place = course / "submitted" / student / lab / f"{lab}.ipynb"
        place.parent.mkdir(parents=True)
        nbformat.write(handed, place)
    print(run(BIN / "nbgrader", "autograde", lab, at=course).count("Autograding"), "autograded of", lab)
    run(BIN / "nbgrader", "generate_feedback", lab, at=course)

isolation = ["--allow-portable"] if "--allow-portable" in sys.argv else []
run(LAB, "grade", str(folder / "submissions"), "--out", str(folder / "grades"), "--seed", "1", *isolation)

with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
    for student in STUDENTS:
        results = json.loads((folder / "grades" / student / "results.json").read_text(encoding="utf-8"))
        earned = {}
        for test in results["tests"]:
            piece = "-".join(test["number"].split(".")[:2])
            earned[piece] = earned.get(piece, 0) + test["score"]
        for lab, pieces in LABS.items():
            grades = gradebook.find_submission_notebook(lab, lab, student).grades
            for piece in pieces:
                own = [one for one in grades if one.name.startswith(f"check-{piece}-")]
                points = sum(one.auto_score for one in own)
                assert points == earned[piece], f"{student}, {piece}: {points} of nbgrader, {earned[piece]} of the lab"
                print(f"{student:8} {piece} {points:4.0f} of {sum(one.max_score for one in own):.0f}")
            page = (course / "feedback" / student / lab / f"{lab}.html").read_text(encoding="utf-8")
            assert lab in page
            if student in ("wrong", "endless", "empty"):
                assert "✗ " in page or "is not written yet" in page, f"{student}, {lab}: no sentence in the feedback"
print("the same points")
