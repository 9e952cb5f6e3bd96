import type { Library } from '../src/data/library';
import { openStore, type Store } from '../src/data/store';
import { TitleSearch } from '../src/data/titleSearch';
import { Failure } from '../src/failure';
import type { Recommender } from '../src/model/recommend/recommender';
import { type ItemMark, type ItemReason } from '../src/model/recommend/recommender';
import { EnginePicker } from './enginePicker';
import { browserEngines, isLosable } from './engines';
import type { EvaluationOutlook, EvaluationRequest, OnEvaluation } from './evaluation';
import { evaluationOutlook } from './evaluationOutlook';
import { evaluateInThread } from './evaluatorThread';
import { FilmViews } from './filmViews';
import { figuresOf, foresee } from './foresight';
import { Questions } from './questions';
import { openLibrary } from './openLibrary';
import type {
  AskRequest,
  Blend,
  Explanation,
  FilmView,
  ForesightFigures,
  JointPage,
  ListMatch,
  ModelInfo,
  ModelWorker,
  OnProgress,
  Opened,
  OpenRequest,
  Outcome,
  ProfileMark,
  Query,
  Reason,
  RecommendationPage,
  SimilarFilm,
  StarPrediction,
  StarsInfo,
  TrainRequest,
} from './protocol';
import { spawnStarsThread } from './spawnStarsThread';
import { Stars } from './stars';
import { starsKeeper } from './starsKeeper';
import { ServedModel } from './servedModel';
import { spawnEvaluator } from './spawnEvaluator';
import { summarise } from './summary';
import { trainServed } from './trainServed';

/** What there is once a library is open. */
interface OpenState {
  readonly store: Store;
  readonly library: Library;
  readonly views: FilmViews;
  readonly picker: EnginePicker;
  readonly search: TitleSearch;
  readonly stars: Stars;
  readonly questions: Questions;
}

/** The model worker behind its messages: holds the open library and the served model. */
export class ModelService implements ModelWorker {
  private state: OpenState | null = null;
  private served: ServedModel | null = null;
  private readonly running = new Map<number, AbortController>();
  /** Ends when the training in progress has; a newer one cancels it and waits. */
  private training: { token: number; done: Promise<unknown> } | null = null;

  constructor(private readonly newEvaluator = spawnEvaluator) {}

  async open(request: OpenRequest, token: number, onProgress: OnProgress): Promise<Opened> {
    return this.cancellable(token, async (signal) => {
      const store = this.state?.store ?? (await openStore({ without: request.without ?? '' }));
      const { library, manifest, fromStore } = await openLibrary(
        store,
        request.manifestUrl,
        signal,
        onProgress,
      );
      const views = new FilmViews(library);
      this.served = await ServedModel.restore(store, library);
      if (this.served) views.setPlaces(this.served.places);
      const picker = this.state?.picker ?? new EnginePicker(request.engine, browserEngines);
      const search = new TitleSearch(library.films, views.ratings);
      const stars = new Stars(library, starsKeeper(store, library.info.hash), spawnStarsThread);
      const questions = new Questions(library);
      this.state = { store, library, views, picker, search, stars, questions };
      return {
        library: library.info,
        fromStore,
        kept: store.kept,
        storageNote: store.note,
        ...summarise(library.films),
        starters: manifest.starters.flatMap(({ id }) => {
          const item = views.itemOfId(id);
          return item === null ? [] : [views.view(item)];
        }),
        model: this.served?.info ?? null,
      };
    });
  }

  async train(request: TrainRequest, token: number, onProgress: OnProgress): Promise<ModelInfo> {
    if (this.training) {
      this.cancel(this.training.token);
      await this.training.done.catch(() => undefined);
    }
    const done = this.cancellable(token, (signal) => this.runTraining(request, signal, onProgress));
    this.training = { token, done };
    try {
      return await done;
    } finally {
      if (this.training.token === token) this.training = null;
    }
  }

  cancel(token: number): void {
    this.running.get(token)?.abort();
  }

  async recommend(profile: readonly ProfileMark[], query: Query): Promise<RecommendationPage> {
    const began = performance.now();
    const { views } = this.opened();
    const { marks, unknown } = this.known(profile);
    const page = this.recommender().recommend(marks, query);
    return {
      recommendations: page.items.map(({ item, reasons, ...rest }) => ({
        ...rest,
        film: views.view(item),
        reasons: this.reasons(reasons),
      })),
      total: page.total,
      unknownMarks: unknown,
      personal: page.personal,
      milliseconds: performance.now() - began,
    };
  }

  async explain(profile: readonly ProfileMark[], item: number): Promise<Explanation> {
    const { library, views } = this.opened();
    if (!Number.isInteger(item) || item < 0 || item >= library.films.length)
      throw new Failure('bad-input', 'There is no such film in this library.');
    const { reasons, ...rest } = this.recommender().explain(this.known(profile).marks, item);
    return { ...rest, film: views.view(item), reasons: this.reasons(reasons) };
  }

  async similar(item: number, count: number): Promise<readonly SimilarFilm[]> {
    const { views } = this.opened();
    return this.recommender()
      .similar(item, count)
      .map(({ item: other, similarity }) => ({ film: views.view(other), similarity }));
  }

  async blend(profile: readonly ProfileMark[]): Promise<Blend> {
    const { marks } = this.known(profile);
    return this.trained().blend(marks);
  }

  async search(text: string, limit: number): Promise<readonly FilmView[]> {
    const { search, views } = this.opened();
    return (await search.find(text, limit)).map((item) => views.view(item));
  }

  async resolve(keys: readonly number[]): Promise<readonly (FilmView | null)[]> {
    const { views } = this.opened();
    return keys.map((key) => {
      const item = views.itemOfKey(key);
      return item === null ? null : views.view(item);
    });
  }

  async filmById(id: number): Promise<FilmView | null> {
    const { views } = this.opened();
    const item = views.itemOfId(id);
    return item === null ? null : views.view(item);
  }

  async matchList(profile: readonly ProfileMark[], keys: readonly number[]): Promise<ListMatch> {
    const { views } = this.opened();
    const items = keys.flatMap((key) => views.itemOfKey(key) ?? []);
    const { percent, best } = this.recommender().matchList(this.known(profile).marks, items);
    return { percent, best: best.map((item) => views.view(item)) };
  }

  async together(
    a: readonly ProfileMark[],
    b: readonly ProfileMark[],
    query: Query,
  ): Promise<JointPage> {
    const { views } = this.opened();
    const marks = [this.known(a).marks, this.known(b).marks] as const;
    const { items, within } = this.recommender().together(...marks, query);
    return {
      recommendations: items.map(({ item, ...matches }) => ({
        film: views.view(item),
        ...matches,
      })),
      within,
    };
  }

  async ask(
    profile: readonly ProfileMark[],
    { unseen, open, count }: AskRequest,
  ): Promise<readonly FilmView[]> {
    const { views, questions } = this.opened();
    const items = (keys: readonly number[]) => keys.flatMap((key) => views.itemOfKey(key) ?? []);
    const { marks } = this.known(profile);
    const without = { unseen: items(unseen), open: items(open) };
    const next = await questions.next(this.trained().parts.ials.model, marks, without, count);
    return next.map((item) => views.view(item));
  }

  async evaluationOutlook(): Promise<EvaluationOutlook> {
    return evaluationOutlook(this.opened().library);
  }

  async evaluate(request: EvaluationRequest, token: number, onEvent: OnEvaluation): Promise<void> {
    const { library } = this.opened();
    await this.cancellable(token, (signal) =>
      evaluateInThread(library, request, signal, onEvent, this.newEvaluator),
    );
  }

  async learnStars(fresh: boolean, token: number, onProgress: OnProgress): Promise<StarsInfo> {
    return this.cancellable(token, (signal) =>
      this.opened().stars.learn(fresh, signal, onProgress),
    );
  }

  async predict(
    profile: readonly ProfileMark[],
    items: readonly number[],
  ): Promise<readonly (StarPrediction | null)[]> {
    return this.opened().stars.predict(this.known(profile).marks, items);
  }

  async foresee(profile: readonly ProfileMark[], mark: ProfileMark): Promise<Outcome | null> {
    const { views, stars } = this.opened();
    const item = views.itemOfKey(mark.key);
    if (item === null || !this.served) return null;
    const { marks } = this.known(profile);
    return foresee(this.served.recommender, stars, marks, { item, mark: mark.mark });
  }

  async foresight(outcomes: readonly Outcome[], testFrom: number): Promise<ForesightFigures> {
    return figuresOf(outcomes, testFrom);
  }

  async loseDevice(): Promise<void> {
    const engine = this.state?.picker.current;
    if (engine && isLosable(engine)) engine.loseDevice();
  }

  private async runTraining(
    { profile, mode }: TrainRequest,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<ModelInfo> {
    const { store, library, views, picker } = this.opened();
    const { marks } = this.known(profile);
    const fresh = mode === 'fresh' || !this.served;
    const before = this.served;
    const served = await trainServed(library, picker, marks, mode, before, signal, onProgress);
    this.served = served;
    views.setPlaces(served.places);
    // A model that cannot be kept is trained again next time; `Opened.storageNote` has said so.
    await served
      .save(store, fresh)
      .catch((error: unknown) => console.warn('Model not kept:', error));
    return served.info;
  }

  /** Marks whose film this library has. Two marks can fall on one film; the later then counts. */
  private known(profile: readonly ProfileMark[]): { marks: ItemMark[]; unknown: number } {
    const { views } = this.opened();
    const byItem = new Map<number, ItemMark>();
    let unknown = 0;
    for (const { key, mark } of [...profile].sort((a, b) => a.time - b.time)) {
      const item = views.itemOfKey(key);
      if (item === null) unknown++;
      else byItem.set(item, { item, mark });
    }
    return { marks: [...byItem.values()], unknown };
  }

  private reasons(reasons: readonly ItemReason[]): Reason[] {
    const { views } = this.opened();
    return reasons.map(({ item, mark, share }) => ({ film: views.view(item), mark, share }));
  }

  private opened(): OpenState {
    if (this.state) return this.state;
    throw new Failure('bad-input', 'The library is not open yet.', 'Wait until it has loaded.');
  }

  private recommender(): Recommender {
    return this.trained().recommender;
  }

  private trained(): ServedModel {
    if (this.served) return this.served;
    throw new Failure('bad-input', 'The model is not ready yet.', 'Wait until it is trained.');
  }

  private async cancellable<T>(
    token: number,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    this.running.set(token, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.running.delete(token);
    }
  }
}
