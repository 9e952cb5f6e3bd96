import { openDB } from 'idb';
import { Failure, sentenceOf } from '../failure';
import { DATABASE, VERSION, migrate, type Database, type MatineeSchema } from './schema';

/** What a page wants to hear of the database it shares with other tabs. */
export interface ConnectionOptions {
  /** Another tab holds an older version of the database, so it cannot be opened yet. */
  readonly onBlocked?: () => void;
  /** The other tab has let go, and the database is open. */
  readonly onUnblocked?: () => void;
  /** A newer page wants to upgrade the database, so this one has let go of it and keeps nothing more. */
  readonly onBlocking?: () => void;
  /** The browser closed the connection by itself; the next call opens it again. */
  readonly onTerminated?: () => void;
  /** Milliseconds to wait for another tab to let go before working from memory. Default 4000. */
  readonly patience?: number;
  /**
   * Milliseconds to wait for a browser that does not answer at all, as when somebody's earlier request
   * is blocked: those after it are not even told so. Default 10,000.
   */
  readonly silence?: number;
  /** Why there is no database to be had, if that is known: none is asked for then. */
  readonly without?: string;
}

const REFUSED =
  'This browser does not let the page store anything, so nothing will be kept when you close it.';
const FULL =
  'The storage of this device is full, so what you do from now on will not be kept when you close the page.';
const BLOCKED =
  'Matinee is open in another tab in an older version, so nothing will be kept in this one.';
const SILENT =
  'The storage of this browser does not answer, so nothing will be kept when you close the page.';
const OVERTAKEN =
  'A newer version of Matinee was opened in another tab, so nothing more will be kept in this one. Reload it to go on.';
const TOO_OLD =
  'Your data was kept by a newer version of Matinee, so this older page cannot open it or keep anything.';

/**
 * The database connection of one page or worker. It survives being terminated, lets go when a newer
 * page needs to upgrade, and turns every error into a `Failure`.
 */
export class Connection {
  private database: Database | null = null;
  /** Set when there will be no database for the rest of the session: why, in one sentence. */
  private lost: string;

  constructor(private readonly options: ConnectionOptions) {
    this.lost = options.without ?? '';
  }

  /** Why the session has no database, and what to do about it, or ''. */
  get note(): string {
    return this.lost;
  }

  /** Opens the database. Failing is no error: the session then has none, and `note` says why. */
  async open(): Promise<void> {
    if (this.lost) return;
    try {
      this.database = await this.connect();
    } catch (error) {
      this.lost = sentenceOf(toStorageFailure(error));
    }
  }

  /**
   * Runs `work` on the database; null when the session has none. A connection found closed is
   * opened again, once.
   * @throws Failure `storage-full` or `storage-refused`
   */
  async run<T>(work: (database: Database) => Promise<T>): Promise<T | null> {
    if (this.lost) return null;
    try {
      this.database ??= await this.connect();
      return await work(this.database);
    } catch (error) {
      if (this.lost) return null;
      if (!isClosed(error)) throw toStorageFailure(error);
    }
    try {
      this.database = await this.connect();
      return await work(this.database);
    } catch (error) {
      throw toStorageFailure(error);
    }
  }

  close(): void {
    this.lost ||= 'The store was closed.';
    this.database?.close();
    this.database = null;
  }

  private connect(): Promise<Database> {
    const { onBlocked, onUnblocked, onBlocking, onTerminated } = this.options;
    const { patience = 4000, silence = 10_000 } = this.options;
    return new Promise((resolve, reject) => {
      let late = false;
      let blocked = false;
      const giveUpAfter = (milliseconds: number, message: string, advice: string) =>
        setTimeout(() => {
          late = true;
          reject(new Failure('storage-blocked', message, advice));
        }, milliseconds);
      let timer = giveUpAfter(silence, SILENT, 'Close other tabs of this page, then reload.');
      // A promise's callback, so that a missing or forbidden `indexedDB` rejects rather than throws.
      const opening = Promise.resolve().then(() =>
        openDB<MatineeSchema>(DATABASE, VERSION, {
          upgrade: (database, oldVersion, newVersion, transaction) => {
            // However long it takes, it is an answer.
            clearTimeout(timer);
            migrate(database, oldVersion, newVersion ?? VERSION, transaction);
          },
          blocked: () => {
            blocked = true;
            onBlocked?.();
            clearTimeout(timer);
            timer = giveUpAfter(patience, BLOCKED, 'Close the other tab, then reload.');
          },
          blocking: (_, newVersion) => {
            // Closing at once is what lets the other tab go on.
            this.database?.close();
            this.database = null;
            if (newVersion === null) return onTerminated?.(); // The person deletes what is stored.
            this.lost ||= OVERTAKEN;
            onBlocking?.();
          },
          terminated: () => {
            this.database = null;
            onTerminated?.();
          },
        }),
      );
      opening
        .then((database) => {
          // Opened after all, but the session has settled for memory: do not stand in others' way.
          if (late) database.close();
          else {
            resolve(database);
            if (blocked) onUnblocked?.();
          }
        }, reject)
        .finally(() => clearTimeout(timer));
    });
  }
}

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

const isClosed = (error: unknown): boolean => nameOf(error) === 'InvalidStateError';

function toStorageFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  switch (nameOf(error)) {
    case 'QuotaExceededError':
      return new Failure('storage-full', FULL, 'Free some space, then reload.', { cause: error });
    case 'VersionError':
      return new Failure('storage-blocked', TOO_OLD, 'Reload the page to get the newest version.', {
        cause: error,
      });
    default:
      return new Failure(
        'storage-refused',
        REFUSED,
        'Leave private browsing or allow site data for this page, then reload.',
        { cause: error },
      );
  }
}
