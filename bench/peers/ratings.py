"""Predicts each fold's ratings by peers trained on the other folds.

usage: ratings.py RATINGS.csv FOLDS.txt OUT_DIR SEED
Writes OUT_DIR/<n>.csv, one prediction a line in the order of the ratings, and prints one line of
JSON for each model: {name, file, seconds, options}.
"""
import itertools
import os
import sys

import numpy as np
import pandas as pd
from lenskit.als import BiasedMFScorer
from lenskit.basic import BiasScorer
from lenskit.data import ItemList, RecQuery, from_interactions_df
from lenskit.knn import ItemKNNScorer, UserKNNScorer
from surprise import (
    SVD,
    BaselineOnly,
    CoClustering,
    Dataset,
    KNNBaseline,
    NMF,
    Reader,
    SlopeOne,
    SVDpp,
)

from interactions import Clock, note, read_folds, read_ratings, say

users, items, stars = read_ratings(sys.argv[1])
folds = read_folds(sys.argv[2])
out, seed = sys.argv[3], int(sys.argv[4])
SCALE = (0.5, 5)


def surprise_model(make):
    def predict(train, test):
        frame = pd.DataFrame({"u": users[train], "i": items[train], "r": stars[train]})
        data = Dataset.load_from_df(frame, Reader(rating_scale=SCALE)).build_full_trainset()
        model = make()
        model.fit(data)
        return np.array([model.predict(u, i).est for u, i in zip(users[test], items[test])])

    return predict


def lenskit_model(make):
    def predict(train, test):
        frame = pd.DataFrame(
            {"user_id": users[train], "item_id": items[train], "rating": stars[train]}
        )
        model = make()
        model.train(from_interactions_df(frame))
        result = np.full(len(test), np.nan)
        by_user = frame.groupby("user_id")
        for user in np.unique(users[test]):
            rows = np.flatnonzero(users[test] == user)
            query = RecQuery(user_id=int(user))
            if user in by_user.groups:
                history = by_user.get_group(user)
                rated = ItemList(
                    item_ids=history["item_id"].to_numpy(), rating=history["rating"].to_numpy()
                )
                query = RecQuery(user_id=int(user), history_items=rated)
            scored = model(query, ItemList(item_ids=items[test][rows]))
            result[rows] = scored.scores()
        # What it does not predict falls back to what most frameworks fall back to: the biases.
        missing = np.isnan(result)
        if missing.any():
            result[missing] = biases(train, test)[missing]
        return np.clip(result, *SCALE)

    return predict


def biases(train, test):
    return surprise_model(lambda: BaselineOnly(verbose=False))(train, test)


def rmse(predicted, test):
    return float(np.sqrt(np.mean((predicted - stars[test]) ** 2)))


def tuned_svd():
    """Surprise's SVD with the best of a small grid, by a fold cut from the training part of fold 0."""
    train = np.flatnonzero(folds != 0)
    held = np.random.default_rng(seed).random(len(train)) < 0.2
    best = None
    for factors, epochs, reg in itertools.product((50, 100), (20, 40, 80), (0.02, 0.05, 0.1)):
        options = dict(n_factors=factors, n_epochs=epochs, reg_all=reg, random_state=seed)
        model = surprise_model(lambda: SVD(**options))
        error = rmse(model(train[~held], train[held]), train[held])
        if best is None or error < best[0]:
            best = (error, options)
    note(f"Surprise SVD, tuned: {best[1]}, {best[0]:.4f} on validation")
    return best[1]


def shown(options):
    return ", ".join(f"{name} {value}" for name, value in options.items() if name != "random_state")


svd = tuned_svd()
quiet = dict(verbose=False)
MODELS = [
    ("Surprise BaselineOnly (user and item bias)", "defaults", surprise_model(lambda: BaselineOnly(**quiet))),
    ("Surprise SlopeOne", "defaults", surprise_model(SlopeOne)),
    ("Surprise CoClustering", "defaults", surprise_model(lambda: CoClustering(random_state=seed))),
    ("Surprise NMF", "defaults", surprise_model(lambda: NMF(random_state=seed))),
    ("Surprise KNNBaseline", "defaults", surprise_model(lambda: KNNBaseline(**quiet))),
    (
        "Surprise KNNBaseline, items, pearson_baseline",
        "as in its documentation",
        surprise_model(
            lambda: KNNBaseline(sim_options={"name": "pearson_baseline", "user_based": False}, **quiet)
        ),
    ),
    ("Surprise SVD", "defaults", surprise_model(lambda: SVD(random_state=seed))),
    ("Surprise SVD, tuned", shown(svd), surprise_model(lambda: SVD(**svd))),
    ("Surprise SVD++", "defaults", surprise_model(lambda: SVDpp(random_state=seed, cache_ratings=True))),
    ("LensKit Bias", "damping 5", lenskit_model(lambda: BiasScorer(damping=5.0))),
    (
        "LensKit ItemKNN, explicit",
        "20 neighbours",
        lenskit_model(lambda: ItemKNNScorer(max_nbrs=20, feedback="explicit")),
    ),
    (
        "LensKit UserKNN, explicit",
        "30 neighbours",
        lenskit_model(lambda: UserKNNScorer(max_nbrs=30, feedback="explicit")),
    ),
    (
        "LensKit BiasedMF (ALS)",
        "50 factors",
        lenskit_model(lambda: BiasedMFScorer(embedding_size=50)),
    ),
]

for number, (name, options, predict) in enumerate(MODELS):
    clock = Clock()
    predicted = np.zeros(len(stars))
    for fold in np.unique(folds):
        test = np.flatnonzero(folds == fold)
        predicted[test] = predict(np.flatnonzero(folds != fold), test)
        note(f"{name}, fold {fold}: RMSE {rmse(predicted[test], test):.4f}")
    file = f"ratings-{number}.csv"
    np.savetxt(os.path.join(out, file), predicted, fmt="%.6f")
    say(name=name, options=options, file=file, seconds=clock.seconds())
