"""What NumPy, by hand, and ONNX Runtime find with a saved classifier, beside lab.classify.PythonTest.

Takes a folder with model.npz, model.onnx and images.npz (X, d×n), writes found.npz there.
"""

import json
import sys

import numpy as np
import onnx
import onnxruntime

folder = sys.argv[1]
f = np.load(f"{folder}/model.npz")
X = np.load(f"{folder}/images.npz")["X"]

deviation = np.where(f["deviation"] == 0, 1, f["deviation"])
Z = ((X - f["mean"]) / deviation).astype(f["W1"].dtype)  # d×n
H = np.maximum(0, f["W1"] @ Z + f["b1"])  # m×n
S = f["W2"] @ H + f["b2"]  # K×n
E = np.exp(S - S.max(axis=0))
by_hand = E / E.sum(axis=0)  # K×n

onnx.checker.check_model(f"{folder}/model.onnx", full_check=True)
session = onnxruntime.InferenceSession(f"{folder}/model.onnx", providers=["CPUExecutionProvider"])
(by_onnx,) = session.run(["probabilities"], {"images": np.ascontiguousarray(X.T)})  # n×K
classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
assert classes == f["classes"].tolist(), (classes, f["classes"])

np.savez_compressed(f"{folder}/found.npz", by_hand=by_hand, by_onnx=by_onnx.T, classes=np.array(classes))
