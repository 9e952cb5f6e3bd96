"""Epochs of implicit's ALS on demand, so that another program can take turns with it.

usage: speed.py FOLDER
FOLDER holds start.bin (uint32), col.bin (int32) and value.bin (float32, confidences) in compressed
sparse rows of users, and items.bin (uint32, the number of items). Then one line of standard input for each order, and
one of JSON for each answer:
  {"open": NAME, "factors": K, "regularization": R, "threads": T, "cg": true|false}
      starts from FOLDER/x.bin and FOLDER/y.bin (float32, rows x K)
  {"epoch": NAME}   solves users, then items: {"user": seconds, "item": seconds};
      leaves the factors in FOLDER/NAME-x.bin and FOLDER/NAME-y.bin
"""
import json
import os
import sys
import time

import numpy as np
from implicit.cpu.als import AlternatingLeastSquares
from scipy.sparse import csr_matrix

folder = sys.argv[1]


def read(name, dtype):
    return np.fromfile(os.path.join(folder, name), dtype=dtype)


start = read("start.bin", np.int32)
items = int(read("items.bin", np.uint32)[0])
users = len(start) - 1
by_user = csr_matrix(
    (read("value.bin", np.float32), read("col.bin", np.int32), start), shape=(users, items)
)
by_item = by_user.T.tocsr()
by_item.sort_indices()
models = {}


def open_model(order):
    k = order["factors"]
    model = AlternatingLeastSquares(
        factors=k,
        regularization=order["regularization"],
        use_cg=order["cg"],
        num_threads=order["threads"],
    )
    x = read("x.bin", np.float32).reshape(users, k)
    y = read("y.bin", np.float32).reshape(items, k)
    models[order["open"]] = (model, x, y)
    return {}


def epoch(name):
    model, x, y = models[name]
    # What `fit` runs for one iteration, without its preparation: that would count against it.
    begin = time.perf_counter()
    model.solver(by_user, x, y, model.regularization, num_threads=model.num_threads)
    half = time.perf_counter()
    model.solver(by_item, y, x, model.regularization, num_threads=model.num_threads)
    end = time.perf_counter()
    x.tofile(os.path.join(folder, name + "-x.bin"))
    y.tofile(os.path.join(folder, name + "-y.bin"))
    return {"user": half - begin, "item": end - half}


for line in sys.stdin:
    order = json.loads(line)
    answer = open_model(order) if "open" in order else epoch(order["epoch"])
    print(json.dumps(answer), flush=True)
