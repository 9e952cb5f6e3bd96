import { expose } from 'comlink';
import { toPlainFailure } from '../src/failure';
import { ModelService } from './modelService';
import { paced } from './paced';
import type { ModelWorker } from './protocol';

/** Errors cross as plain data: comlink keeps an error's message and nothing else. */
function crossing<T extends unknown[], R>(call: (...args: T) => R | Promise<R>) {
  return async (...args: T): Promise<R> => {
    try {
      return await call(...args);
    } catch (error) {
      const plain = toPlainFailure(error);
      if (plain.code === 'internal') console.error(error);
      throw new Error(JSON.stringify(plain), { cause: error });
    }
  };
}

const service = new ModelService();

const face: { [Name in keyof ModelWorker]: ModelWorker[Name] } = {
  open: crossing((request, token, onProgress) => service.open(request, token, paced(onProgress))),
  train: crossing((request, token, onProgress) => service.train(request, token, paced(onProgress))),
  cancel: (token) => service.cancel(token),
  recommend: crossing((profile, query) => service.recommend(profile, query)),
  explain: crossing((profile, item) => service.explain(profile, item)),
  similar: crossing((item, count) => service.similar(item, count)),
  blend: crossing((profile) => service.blend(profile)),
  search: crossing((text, limit) => service.search(text, limit)),
  resolve: crossing((keys) => service.resolve(keys)),
  filmById: crossing((id) => service.filmById(id)),
  matchList: crossing((profile, keys) => service.matchList(profile, keys)),
  together: crossing((a, b, query) => service.together(a, b, query)),
  ask: crossing((profile, request) => service.ask(profile, request)),
  evaluationOutlook: crossing(() => service.evaluationOutlook()),
  evaluate: crossing((request, token, onEvent) => service.evaluate(request, token, onEvent)),
  learnStars: crossing((fresh, token, onProgress) =>
    service.learnStars(fresh, token, paced(onProgress)),
  ),
  predict: crossing((profile, items) => service.predict(profile, items)),
  foresee: crossing((profile, mark) => service.foresee(profile, mark)),
  foresight: crossing((outcomes, testFrom) => service.foresight(outcomes, testFrom)),
  loseDevice: crossing(() => service.loseDevice()),
};

expose(face);
