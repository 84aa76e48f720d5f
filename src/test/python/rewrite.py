"""A classifier's file read by NumPy and written again in every way that NumPy has, beside lab.classify.PythonTest.

Takes a folder with model.npz.
"""

import sys

import numpy as np

folder = sys.argv[1]
f = dict(np.load(f"{folder}/model.npz"))  # without pickle

np.savez(f"{folder}/as-it-was.npz", **f)
np.savez_compressed(f"{folder}/compressed.npz", **f)
np.savez(f"{folder}/fortran.npz", **{name: np.asfortranarray(array) for name, array in f.items()})
np.savez(f"{folder}/big-endian.npz", **{name: array.astype(array.dtype.newbyteorder(">")) for name, array in f.items()})
np.savez(f"{folder}/vectors.npz", **{name: array if name in ("W1", "W2") else array.ravel() for name, array in f.items()})
np.savez(f"{folder}/bytes.npz", **{**f, "classes": np.array([name.encode() for name in f["classes"].tolist()])})
np.savez(f"{folder}/more.npz", history=np.arange(9), note=np.array("a text"), **f)

np.savez(f"{folder}/integers.npz", **{**f, "W1": np.ones(f["W1"].shape, int)})
np.savez(f"{folder}/half.npz", **{**f, "W2": f["W2"].astype(np.float16)})
np.savez(f"{folder}/mixed.npz", **{**f, "W2": f["W2"].astype(np.float64)})
np.savez(f"{folder}/objects.npz", **{**f, "classes": np.array(f["classes"].tolist(), dtype=object)})
np.savez(f"{folder}/transposed.npz", **{**f, "W1": f["W1"].T})
np.savez(f"{folder}/unnamed.npz", *f.values())
np.savez(f"{folder}/nan.npz", **{**f, "mean": np.where(np.arange(f["mean"].size)[:, None] == 2, np.nan, f["mean"])})
np.save(f"{folder}/single.npy", f["W1"])
