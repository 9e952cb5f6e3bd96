import type { EngineInfo, ModelInfo } from '../../workers/protocol';
import { catalogue } from './catalogue.svelte';
import { alone } from './alone';
import { openChannel } from './channel';
import { favourites, type FavouritesKeeper } from './favourites.svelte';
import { Feed } from './feed.svelte';
import { films } from './films.svelte';
import { Foresight, type OutcomesKeeper } from './foresight.svelte';
import { Learning } from './learning.svelte';
import { notices } from './notices.svelte';
import { profile, type ProfileKeeper } from './profile.svelte';
import { settings, type SettingsKeeper } from './settings.svelte';
import { Stars } from './stars.svelte';
import { Startup } from './startup.svelte';
import { ask, askLong, asFailure, onWorkerLost } from './worker';
import { wait } from './wait';

/** The stores that the page itself writes to; the library and the model are the worker's. */
export interface Keepers {
  /** False when nothing outlives the visit; `note` then says why. */
  readonly kept: boolean;
  readonly note: string;
  /** False when there is no database at all in this visit. */
  readonly opened: boolean;
  readonly profile: ProfileKeeper;
  readonly outcomes: OutcomesKeeper;
  readonly favourites: FavouritesKeeper;
  readonly settings: SettingsKeeper;
}

export const feed: Feed = new Feed({
  recommend: (marks, query) => ask((worker) => worker.recommend(marks, query)),
  profile: () => profile.forWorker(),
  isMarked: (key) => profile.marks.has(key),
  filters: () => settings.filters,
});

/** Why the page has no database, or '': the worker need not wait for one then. */
let withoutStorage = '';

/** `profile.changes` when the last training began; null while the model is one that was kept. */
let trainedChanges: number | null = null;

export const startup: Startup = new Startup({
  open: (onProgress) =>
    askLong(
      (worker, token, report) =>
        worker.open(
          { manifestUrl: catalogue.manifestUrl, engine: askedEngine(), without: withoutStorage },
          token,
          report,
        ),
      onProgress,
    ),
  train: (request, onProgress) => {
    learning.stop();
    stars.stop();
    // From scratch means all of it, once the list is there again.
    relearnStars = startup.model !== null && !tasteChanged;
    tasteChanged = false;
    trainedChanges = profile.changes;
    const call = askLong(
      (worker, token, report) => worker.train(request, token, report),
      onProgress,
    );
    // Given up: the stars that had to give way go on.
    call.done.catch(() => {
      relearnStars = false;
      if (startup.model) void stars.begin();
    });
    return call;
  },
  profile: () => profile.forWorker(),
  onOpened: (opened) => {
    catalogue.opened(opened);
    stars.reset();
    films.learn(opened.starters);
    settings.setLibraryKept(opened.kept);
    void foresight.tell();
    if (!opened.kept && opened.storageNote !== toldNote) sayNotKept(opened.storageNote);
  },
  onModel,
});

export const learning: Learning = new Learning({
  // Each tab learns from its own marks, but never two at once: they would share one processor.
  train: (mode) =>
    alone('matinee-learning', () => {
      trainedChanges = profile.changes;
      const request = { profile: profile.forWorker(), mode };
      return askLong(
        (worker, token, report) => worker.train(request, token, report),
        () => {},
      );
    }),
  mayLearn: () => startup.model !== null && startup.status !== 'working',
  onModel: (model) => startup.learnt(model),
});

/** Whether the next model is one from scratch that a visitor asked for. */
let relearnStars = false;
/** Whether it is asked for because their taste has changed: stars are not learnt from their marks. */
let tasteChanged = false;

const TASTE_SETTING = 'tasteChangedAt';

export const foresight: Foresight = new Foresight({
  marks: () => profile.list(),
  trainedAt: () => startup.model?.trainedAt ?? null,
  foresee: (before, mark) => ask((worker) => worker.foresee(before, mark)),
  figures: (outcomes, testFrom) => ask((worker) => worker.foresight(outcomes, testFrom)),
  relearn: () =>
    startup.retrain({
      wait: true,
      onStart: () => {
        tasteChanged = true;
        notices.say(
          'Your latest ratings surprised the model more than your earlier ones did. It is learning again from the start.',
          { topic: 'taste', lasts: 12_000 },
        );
      },
    }),
  keptChange: () => settings.kept(TASTE_SETTING),
  keepChange: (time) => settings.keep(TASTE_SETTING, time),
});

export const stars: Stars = new Stars({
  // One tab learns and keeps; the others wait, and take what it has kept.
  learn: (fresh, onProgress) =>
    alone('matinee-stars', () =>
      askLong((worker, token, report) => worker.learnStars(fresh, token, report), onProgress),
    ),
  predict: (items) => ask((worker) => worker.predict(profile.forWorker(), items)),
  quiet,
  onFailure: (failure) =>
    notices.say(failure.message, { advice: failure.advice, tone: 'warning', topic: 'stars' }),
});

onWorkerLost((failure) => {
  learning.stop();
  stars.reset();
  catalogue.open = false;
  startup.lost(failure);
});

/** Each new model re-orders the list and re-colours the cards. */
function onModel(model: ModelInfo): void {
  sayOnce(model.engine);
  const fresh = relearnStars;
  relearnStars = false;
  void feed.refresh('model').then(() => stars.begin(fresh));
  void films.refresh().catch(() => undefined);
  void ask((worker) => worker.resolve(catalogue.starters.map((film) => film.key)))
    .then((list) => catalogue.replaceStarters(list.filter((film) => film !== null)))
    .catch(() => undefined);
  learning.show(model);
  // Marked while it trained, or in a visit that ended before it had learnt.
  const behind =
    trainedChanges === null
      ? profile.list().some((record) => record.time > model.trainedAt)
      : trainedChanges !== profile.changes;
  if (behind) setTimeout(() => learning.noteMark());
}

/**
 * Why the engine is not the one hoped for: said beside its name in one visit, until the reason
 * changes. The Library page always says it.
 */
function sayOnce({ note, kind }: EngineInfo): void {
  const told = `${kind}: ${note}`;
  if (note === '' || settings.toldEngine === told) return;
  settings.setToldEngine(told);
  settings.engineNote = note;
}

/**
 * Starts everything, in the order in which a visitor needs it: the wall's films, then the kept marks,
 * then the worker. Resolves when there is a model, or it is known why there is none; never rejects.
 */
export async function startSession(openKeepers: () => Promise<Keepers>): Promise<void> {
  // Offline, what is kept has to do: to ask would only put an error into the console.
  const asks = navigator.onLine || !settings.libraryKept;
  const manifest = (asks ? catalogue.fetchManifest() : Promise.resolve()).catch(() => {
    // The worker fetches it as well, and reports the failure with a retry.
  });
  const keepers = await readKeepers(openKeepers);
  profile.onMarks((change) => foresight.note(change));
  profile.onChange((origin) => {
    settings.setReturning(profile.size > 0);
    if (keepers) setTimeout(() => tellWhetherKept(keepers), 500);
    if (!startup.model) return;
    void feed.refresh('mark');
    void stars.refresh();
    // The tab in which it was marked learns from it; here the list is folded in, and that is enough.
    if (origin === 'here') learning.noteMark();
  });
  await Promise.race([manifest, wait(1000)]);
  await Promise.race([painted(), wait(1000)]);
  await startup.start();
}

async function readKeepers(openKeepers: () => Promise<Keepers>): Promise<Keepers | null> {
  try {
    const keepers = await openKeepers();
    if (!keepers.opened) withoutStorage = keepers.note;
    await Promise.all([
      profile.attach(keepers.profile, openChannel('profile')),
      favourites.attach(keepers.favourites, openChannel('favourites')),
      settings.attach(keepers.settings),
    ]);
    await foresight.attach(keepers.outcomes, openChannel('outcomes'));
    tellWhetherKept(keepers);
    return keepers;
  } catch (error) {
    const failure = asFailure(error);
    profile.attachNothing();
    foresight.attachNothing();
    favourites.attachNothing();
    settings.attachNothing();
    sayNotKept(failure.message, failure.advice);
    return null;
  }
}

let toldNote = '';

/** Storage may fill up or be taken away at any time: says so, once for each reason. */
function tellWhetherKept(keepers: Keepers): void {
  const failure = profile.failure ?? favourites.failure;
  const note = failure?.message ?? (keepers.kept ? '' : keepers.note);
  if (note !== '' && note !== toldNote) sayNotKept(note, failure?.advice);
  toldNote = note;
}

/** Two frames: the first is then on the screen. A hidden tab has no frames, so callers race this. */
const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** How long a device with little to spare is left alone with the list first. */
const SPARE_MILLISECONDS = 10_000;

/** Resolves when the list has been painted; later where there is but one processor, or data is saved. */
async function quiet(): Promise<void> {
  const { hardwareConcurrency, connection } = navigator as Navigator & {
    readonly connection?: { readonly saveData?: boolean };
  };
  await Promise.race([painted(), wait(1000)]);
  if (hardwareConcurrency === 1 || connection?.saveData === true) await wait(SPARE_MILLISECONDS);
}

/** Changes the filters and asks for the list anew. */
export function setFilters(patch: Parameters<typeof settings.setFilters>[0]): void {
  settings.setFilters(patch);
  if (startup.model) void feed.refresh('filters');
}

function sayNotKept(message: string, advice = ''): void {
  notices.say(
    message || 'Nothing can be kept on this device, so ratings last for this visit only.',
    {
      advice,
      tone: 'warning',
      topic: 'storage',
    },
  );
}

function askedEngine(): 'webgpu' | 'wasm' | 'reference' | null {
  const asked = new URLSearchParams(location.search).get('engine');
  return asked === 'webgpu' || asked === 'wasm' || asked === 'reference' ? asked : null;
}
