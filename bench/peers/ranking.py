"""Ranks films for held-out users by peers trained on everybody else's likes.

usage: ranking.py RATINGS.csv RANKING_SPLIT.csv OUT_DIR SEED
Writes OUT_DIR/<n>.csv (fold,userId,movieId, best first, 100 a user), and prints one line of JSON for
each model: {name, file, seconds, options}. A rating of four stars or more is a like.
"""
import itertools
import os
import sys

import numpy as np
import pandas as pd
from implicit.cpu.als import AlternatingLeastSquares
from implicit.nearest_neighbours import BM25Recommender, CosineRecommender, TFIDFRecommender
from lenskit.als import ImplicitMFScorer
from lenskit.basic import PopScorer
from lenskit.data import ItemList, RecQuery, from_interactions_df
from lenskit.knn import EASEScorer, ItemKNNScorer, UserKNNScorer
from scipy.sparse import csr_matrix

from interactions import Clock, note, read_ratings, read_test_users, say

users, items, stars = read_ratings(sys.argv[1])
splits = read_test_users(sys.argv[2])
out, seed = sys.argv[3], int(sys.argv[4])
liked = stars >= 4
users, items = users[liked], items[liked]
TOP = 100


def training(fold):
    keep = ~np.isin(users, list(splits[fold]))
    return users[keep], items[keep]


def implicit_model(make):
    """Lists for people given by their likes, none of whom were in the training matrix."""

    def rank(train_users, train_items, people):
        names, columns = np.unique(train_items, return_inverse=True)
        _, rows = np.unique(train_users, return_inverse=True)
        matrix = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)))
        column_of = {name: column for column, name in enumerate(names)}
        given = [[column_of[i] for i in likes if i in column_of] for likes in people]
        indptr = np.cumsum([0] + [len(g) for g in given])
        indices = np.array([c for g in given for c in g], dtype=np.int32)
        queries = csr_matrix(
            (np.ones(len(indices), np.float32), indices, indptr), shape=(len(people), len(names))
        )
        queries.sort_indices()
        model = make()
        model.fit(matrix, show_progress=False)
        fold_in = dict(recalculate_user=True) if hasattr(model, "user_factors") else {}
        lists = []
        for person in range(len(people)):
            ids, scores = model.recommend(
                0, queries[person], N=TOP, filter_already_liked_items=True, **fold_in
            )
            lists.append([names[i] for i, s in zip(ids, scores) if np.isfinite(s) and s > -1e30])
        return lists

    return rank


def lenskit_model(make):
    def rank(train_users, train_items, people):
        frame = pd.DataFrame({"user_id": train_users, "item_id": train_items})
        model = make()
        model.train(from_interactions_df(frame))
        candidates = np.unique(train_items)
        lists = []
        for likes in people:
            # A film that nobody in the training part likes makes some scorers fail.
            known = np.intersect1d(likes, candidates)
            query = RecQuery(history_items=ItemList(item_ids=known))
            left = candidates[~np.isin(candidates, likes)]
            asked = ItemList(item_ids=left)
            scores = (model(asked) if isinstance(model, PopScorer) else model(query, asked)).scores()
            scores = np.where(np.isnan(scores), -np.inf, scores)
            best = np.argsort(-scores, kind="stable")[:TOP]
            lists.append(left[best[np.isfinite(scores[best])]].tolist())
        return lists

    return rank


def ndcg(ranked, held):
    """NDCG@100, for tuning only: what the table shows is computed by the bench itself."""
    gains = [1 / np.log2(place + 2) for place, item in enumerate(ranked) if item in held]
    return sum(gains) / sum(1 / np.log2(place + 2) for place in range(min(TOP, len(held))))


def best_als():
    """A small grid, by users cut from the training part of fold 0."""
    train_users, train_items = training(0)
    random = np.random.default_rng(seed)
    counts = pd.Series(train_users).value_counts()
    pool = np.sort(counts[counts >= 5].index.to_numpy())
    cut = random.choice(pool, size=min(len(pool), 80), replace=False)
    keep = ~np.isin(train_users, cut)
    given, held = [], []
    for user in cut:
        likes = random.permutation(train_items[train_users == user]).tolist()
        share = max(1, len(likes) // 5)
        held.append(set(likes[:share]))
        given.append(likes[share:])
    best = None
    for factors, reg, alpha in itertools.product((32, 64, 128), (0.01, 0.1, 1, 5), (1, 3, 10)):
        options = dict(factors=factors, regularization=reg, alpha=alpha)
        rank = implicit_model(lambda: AlternatingLeastSquares(random_state=seed, **options))
        lists = rank(train_users[keep], train_items[keep], given)
        score = np.mean([ndcg(ranked, h) for ranked, h in zip(lists, held)])
        if best is None or score > best[0]:
            best = (score, options)
    note(f"implicit ALS, tuned: {best[1]}, {best[0]:.4f} on validation")
    return best[1]


als = best_als()
als_shown = ", ".join(f"{name} {value}" for name, value in als.items())
MODELS = [
    ("LensKit Popularity", "defaults", lenskit_model(PopScorer)),
    ("implicit cosine item-kNN", "100 neighbours", implicit_model(lambda: CosineRecommender(K=100))),
    ("implicit TF-IDF item-kNN", "100 neighbours", implicit_model(lambda: TFIDFRecommender(K=100))),
    ("implicit BM25 item-kNN", "100 neighbours", implicit_model(lambda: BM25Recommender(K=100))),
    (
        "LensKit ItemKNN, implicit",
        "100 neighbours",
        lenskit_model(lambda: ItemKNNScorer(max_nbrs=100, feedback="implicit")),
    ),
    (
        "LensKit UserKNN, implicit",
        "100 neighbours",
        lenskit_model(lambda: UserKNNScorer(max_nbrs=100, feedback="implicit")),
    ),
    (
        "implicit ALS",
        "defaults",
        implicit_model(lambda: AlternatingLeastSquares(random_state=seed)),
    ),
    (
        "implicit ALS, tuned",
        als_shown,
        implicit_model(lambda: AlternatingLeastSquares(random_state=seed, **als)),
    ),
    (
        "LensKit ImplicitMF (ALS)",
        "50 factors",
        lenskit_model(lambda: ImplicitMFScorer(embedding_size=50)),
    ),
    ("LensKit EASE", "λ 200", lenskit_model(lambda: EASEScorer(regularization=200))),
]

for number, (name, options, rank) in enumerate(MODELS):
    clock = Clock()
    file = f"ranking-{number}.csv"
    with open(os.path.join(out, file), "w") as lists:
        lists.write("fold,userId,movieId\n")
        for fold in sorted(splits):
            people = list(splits[fold])
            ranked = rank(*training(fold), [splits[fold][user][0] for user in people])
            for user, best in zip(people, ranked):
                lists.writelines(f"{fold},{user},{item}\n" for item in best)
            score = np.mean([ndcg(b, set(splits[fold][u][1])) for u, b in zip(people, ranked)])
            note(f"{name}, fold {fold}: NDCG@100 {score:.4f}")
    say(name=name, options=options, file=file, seconds=clock.seconds())
