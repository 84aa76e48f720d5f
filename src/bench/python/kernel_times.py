"""How fast the kernel is, as Jupyter's client sees it. From the project's folder, on a quiet machine:

src/test/python/install.sh && labs/lab jupyter --install --prefix target/python-kernel
target/python-kernel/bin/python src/bench/python/kernel_times.py [KERNELS] > src/bench/kernel.json

Of each of several fresh kernels: seconds from its start until Jupyter's client holds it for ready (which listens for a fifth of
a second more) and until its first figure, in a first cell that trains nothing; milliseconds of a cell of 1+1, from the
request to its reply and the kernel being idle again; and memory when idle.
"""

import json
import os
import pathlib
import platform
import queue
import re
import statistics
import sys
import time

from jupyter_client import KernelManager

KERNEL = "two-layer-lab"
FIGURE = 'Plots.rate(new CyclicalSchedule(1e-5, 1e-1, 500), 4_000).save("rate")'
CELLS = 200
WARM = 20


def run(client, code):
    """The kinds of output that a cell has, once the kernel is idle again."""
    request = client.execute(code)
    kinds = []
    while True:
        message = client.get_iopub_msg(timeout=120)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "error":
            sys.exit(f"{code} fails: {message['content']['evalue']}")
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            break
        kinds += message["content"].get("data", {})
    try:
        while client.get_shell_msg(timeout=120)["parent_header"].get("msg_id") != request:
            pass
    except queue.Empty:
        sys.exit(f"{code} has no reply")
    return kinds


def memory(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) / 1024


def one():
    start = time.perf_counter()
    manager = KernelManager(kernel_name=KERNEL)
    manager.start_kernel()
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=120)
        ready = time.perf_counter() - start
        kinds = run(client, FIGURE)
        if not any(kind.startswith("image/") for kind in kinds):
            sys.exit(f"the first cell must show a figure, but shows {kinds}")
        figure = time.perf_counter() - start
        times = []
        for _ in range(WARM + CELLS):
            begin = time.perf_counter()
            run(client, "1+1")
            times.append(1000 * (time.perf_counter() - begin))
        time.sleep(5)
        return {
            "ready_s": round(ready, 2),
            "first_figure_s": round(figure, 2),
            "cell_ms": [round(q, 1) for q in statistics.quantiles(times[WARM:], n=4)],
            "first_cell_ms": round(times[0], 1),
            "idle_mib": round(memory(manager.provisioner.pid)),
        }
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def processor():
    names = re.findall(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return names[0] if names else platform.processor()


def main(kernels):
    load = os.getloadavg()[0]
    measured = [one() for _ in range(kernels)]
    told = {
        "processor": processor(),
        "cores": os.cpu_count(),
        "load_before": round(load, 2),
        "cells_each": CELLS,
        "median": {
            "ready_s": statistics.median(k["ready_s"] for k in measured),
            "first_figure_s": statistics.median(k["first_figure_s"] for k in measured),
            "cell_ms": statistics.median(k["cell_ms"][1] for k in measured),
            "first_cell_ms": statistics.median(k["first_cell_ms"] for k in measured),
            "idle_mib": statistics.median(k["idle_mib"] for k in measured),
        },
        "kernels": measured,
    }
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
