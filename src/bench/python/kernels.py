"""Which libraries multiply matrices in this process, and with which of the processor's instructions; see bench.Kernel."""

import ctypes
import os
import re
import sys
import tempfile

NAMES = {"openblas": "OpenBLAS", "mkl": "MKL", "blis": "BLIS", "flexiblas": "FlexiBLAS"}


def kernel(library, version="", architecture="", threads=""):
    """What is not known stays empty."""
    return "|".join(str(part if part is not None else "") for part in (library, version, architecture, threads))


def loaded():
    """Of the libraries that this process has loaded; none where nobody knows."""
    return sorted(set(told() or mapped()))


def told():
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return []
    return [
        kernel(NAMES.get(one["internal_api"], one["internal_api"]), one["version"], one.get("architecture"), one["num_threads"])
        for one in threadpool_info()
        if one["user_api"] == "blas"
    ]


def mapped():
    """By the files in memory, as Linux tells: threadpoolctl is not everywhere, and does not know the reference BLAS."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            files = {line.split(maxsplit=5)[5].strip() for line in maps if " r-xp " in line and "/" in line}
    except OSError:
        return []
    return [of_file(file) for file in files if re.match(r"lib(scipy_)?(open)?blas", os.path.basename(file))]


def of_file(file):
    other = re.search("atlas|blis|mkl", file)  # Debian's folder of a library that takes the reference BLAS's place
    if other:
        return kernel(NAMES.get(other[0], other[0].upper()))
    if "openblas" not in file:
        return kernel("reference BLAS", version=file.partition(".so.")[2], threads=1)
    library = ctypes.CDLL(file)
    try:
        library.openblas_get_config.restype = library.openblas_get_corename.restype = ctypes.c_char_p
        version = library.openblas_get_config().decode().split()[1]
        return kernel("OpenBLAS", version, library.openblas_get_corename().decode(), library.openblas_get_num_threads())
    except AttributeError:  # some give their functions other names
        return kernel("OpenBLAS")


def mkl(product):
    """Of MKL, which tells what it really took in the line that it prints of a product when it was made to."""
    said = printed(product)
    version = re.search(r"MKL (20\S+)(?: Update (\d+))?", said)
    instructions = re.search(r"architecture .*?\(Intel\(R\) ([^)]+)\)", said)
    threads = re.search(r"NThr:(\d+)", said)
    return kernel(
        "MKL",
        ".".join(part for part in version.groups() if part) if version else "",
        instructions[1] if instructions else "",
        threads[1] if threads else "",
    )


def printed(call):
    """What native code prints meanwhile to standard output, where the benchmark listens."""
    sys.stdout.flush()
    kept = os.dup(1)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 1)
        try:
            call()
            ctypes.CDLL(None).fflush(None)
        finally:
            os.dup2(kept, 1)
            os.close(kept)
        file.seek(0)
        return file.read().decode(errors="replace")
