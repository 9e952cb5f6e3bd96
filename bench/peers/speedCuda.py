"""Epochs of implicit's ALS on a CUDA device on demand, as speed.py does on the CPU.

usage: speedCuda.py FOLDER
FOLDER and the orders are speed.py's, but for
  {"device": true}   the first one: {"device": NAME} or {"missing": what stands in the way}
  {"open": NAME, "factors": K, "regularization": R, "half": true|false}
      half: factors as 16-bit numbers, the library's option `dtype`
"""
import ctypes
import importlib.util
import json
import os
import sys
import time
import warnings

import numpy as np
from scipy.sparse import csr_matrix

# What implicit's extension is linked with, each after what it needs itself.
LIBRARIES = ["libcudart.so.13", "libcublasLt.so.13", "libcublas.so.13", "libcurand.so.10"]

folder = sys.argv[1]
models = {}


def load_cuda():
    """Loads CUDA's libraries from Python packages, since the system's loader does not look there."""
    places = []
    try:
        found = importlib.util.find_spec("nvidia")
        places = list(found.submodule_search_locations or []) if found else []
    except ImportError:
        pass
    for name in LIBRARIES:
        candidates = [os.path.join(place, "cu13", "lib", name) for place in places]
        candidates += [os.path.join(place, "curand", "lib", name) for place in places]
        candidates += [name, os.path.join("/usr/local/cuda/lib64", name)]
        for candidate in candidates:
            try:
                ctypes.CDLL(candidate, mode=ctypes.RTLD_GLOBAL)
                break
            except OSError:
                continue


def device():
    try:
        driver = ctypes.CDLL("libcuda.so.1")
    except OSError:
        return {"missing": "this machine has no NVIDIA driver (libcuda.so.1)"}
    handle = ctypes.c_int()
    name = ctypes.create_string_buffer(100)
    if driver.cuInit(0) or driver.cuDeviceGet(ctypes.byref(handle), 0):
        return {"missing": "the NVIDIA driver finds no device"}
    driver.cuDeviceGetName(name, 100, handle)
    load_cuda()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            import implicit.gpu
        except ImportError as error:
            return {"missing": f"implicit could not be loaded: {error}"}
    if not implicit.gpu.HAS_CUDA:
        why = "; ".join(str(warning.message) for warning in said)
        return {"missing": why or "implicit's GPU part needs the package rmm-cu13"}
    return {"device": name.value.decode()}


def read(name, dtype):
    return np.fromfile(os.path.join(folder, name), dtype=dtype)


def read_ratings():
    import implicit.gpu

    start = read("start.bin", np.int32)
    items = int(read("items.bin", np.uint32)[0])
    users = len(start) - 1
    by_user = csr_matrix(
        (read("value.bin", np.float32), read("col.bin", np.int32), start), shape=(users, items)
    )
    by_item = by_user.T.tocsr()
    by_item.sort_indices()
    return implicit.gpu.CSRMatrix(by_user), implicit.gpu.CSRMatrix(by_item), users, items


def open_model(order):
    from implicit.gpu.als import AlternatingLeastSquares
    from implicit.gpu import Matrix

    k = order["factors"]
    dtype = np.float16 if order["half"] else np.float32
    model = AlternatingLeastSquares(
        factors=k, regularization=order["regularization"], dtype=dtype
    )
    x = Matrix(read("x.bin", np.float32).reshape(users, k).astype(dtype))
    y = Matrix(read("y.bin", np.float32).reshape(items, k).astype(dtype))
    models[order["open"]] = (model, x, y, Matrix.zeros(k, k))
    return {}


def epoch(name):
    model, x, y, gram = models[name]
    solver, steps = model.solver, model.cg_steps
    # What `fit` runs for one iteration. Each call waits until the device has finished.
    begin = time.perf_counter()
    solver.calculate_yty(y, gram, model.regularization)
    solver.least_squares(by_user, x, gram, y, steps)
    half = time.perf_counter()
    solver.calculate_yty(x, gram, model.regularization)
    solver.least_squares(by_item, y, gram, x, steps)
    end = time.perf_counter()
    x.to_numpy().astype(np.float32).tofile(os.path.join(folder, name + "-x.bin"))
    y.to_numpy().astype(np.float32).tofile(os.path.join(folder, name + "-y.bin"))
    return {"user": half - begin, "item": end - half}


for line in sys.stdin:
    order = json.loads(line)
    if "device" in order:
        answer = device()
        if "device" in answer:
            by_user, by_item, users, items = read_ratings()
    else:
        answer = open_model(order) if "open" in order else epoch(order["epoch"])
    print(json.dumps(answer), flush=True)
