"""What both programs read: the ratings in the library's own order, and the given splits."""
import csv
import json
import sys
import time

import numpy as np


def read_ratings(path):
    """Columns user, item (the data's own numbers) and stars."""
    with open(path, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        columns = list(zip(*((int(u), int(i), float(r)) for u, i, r in rows)))
    return np.array(columns[0]), np.array(columns[1]), np.array(columns[2])


def read_folds(path):
    with open(path) as file:
        return np.array([int(line) for line in file])


def read_test_users(path):
    """By fold, by user: (given films, held films)."""
    folds = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            users = folds.setdefault(int(row["fold"]), {})
            given, held = users.setdefault(int(row["userId"]), ([], []))
            (held if row["held"] == "1" else given).append(int(row["movieId"]))
    return folds


def say(**record):
    """One line of JSON for whoever started the program."""
    print(json.dumps(record), flush=True)


class Clock:
    def __init__(self):
        self.began = time.perf_counter()

    def seconds(self):
        return time.perf_counter() - self.began


def note(text):
    print(text, file=sys.stderr, flush=True)
