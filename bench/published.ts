/** A figure that others have published on another edition, not run here. */
export interface Published {
  readonly data: string;
  readonly protocol: string;
  readonly model: string;
  readonly metric: 'RMSE' | 'NDCG@100' | 'nDCG@10';
  readonly figure: string;
  readonly source: string;
}

const MULT_VAE = 'Liang et al. 2018, doi.org/10.1145/3178876.3186150';
const STECK = 'Steck 2019, doi.org/10.1145/3308558.3313710';
const RENDLE = 'Rendle et al. 2022, doi.org/10.1145/3523227.3548486';
const SURPRISE = "Surprise's benchmark, surpriselib.com";
const RECOMMENDERS = "recommenders' README, github.com/recommenders-team/recommenders";
const GCMC = 'van den Berg et al. 2017, arxiv.org/abs/1706.02263';
const GLOCAL_K = 'Han et al. 2021, arxiv.org/abs/2108.12184';
const VASP = 'Vančura & Kordík 2021 ("VASP"), Table III';
const RANKING = 'ranking.csv’s protocol: users held out';
const STRATIFIED = '75/25 of each person’s ratings';
const RANDOM = 'random 90/10 of ratings';
const FOLDS = '5-fold cross-validation over ratings';

/** Figures by others, for the scale of things: neither data nor splits are those of the tables above. */
export const PUBLISHED: readonly Published[] = [
  ['MovieLens 100K', FOLDS, 'SVD', 'RMSE', '.934', SURPRISE],
  ['MovieLens 100K', FOLDS, 'SVD++', 'RMSE', '.919', SURPRISE],
  ['MovieLens 100K', STRATIFIED, 'BPR', 'nDCG@10', '.442', RECOMMENDERS],
  ['MovieLens 100K', STRATIFIED, 'BiVAE', 'nDCG@10', '.475', RECOMMENDERS],
  ['MovieLens 1M', FOLDS, 'SVD', 'RMSE', '.873', SURPRISE],
  ['MovieLens 1M', FOLDS, 'SVD++', 'RMSE', '.862', SURPRISE],
  ['MovieLens 1M', RANDOM, 'GC-MC, a graph network', 'RMSE', '.832', GCMC],
  ['MovieLens 1M', RANDOM, 'GLocal-K, kernels', 'RMSE', '.823', GLOCAL_K],
  ['MovieLens 20M', RANKING, 'Mult-DAE', 'NDCG@100', '.419', MULT_VAE],
  ['MovieLens 20M', RANKING, 'Mult-VAE', 'NDCG@100', '.426', MULT_VAE],
  ['MovieLens 20M', RANKING, 'EASE', 'NDCG@100', '.420', STECK],
  ['MovieLens 20M', RANKING, 'iALS', 'NDCG@100', '.425', RENDLE],
  ['MovieLens 20M', RANKING, 'RecVAE', 'NDCG@100', '.442', VASP],
  ['MovieLens 20M', RANKING, 'H+Vamp (gated)', 'NDCG@100', '.445', VASP],
  ['MovieLens 20M', RANKING, 'VASP', 'NDCG@100', '.448', VASP],
].map(([data, protocol, model, metric, figure, source]) => ({
  data,
  protocol,
  model,
  metric: metric as Published['metric'],
  figure,
  source,
}));
