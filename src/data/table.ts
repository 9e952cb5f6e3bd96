import { Failure } from '../failure';
import type { Connection } from './connection';
import type { Database, MatineeSchema } from './schema';
import { settle } from './settle';

type TableName = 'profile' | 'outcomes' | 'lists' | 'snapshots' | 'settings';
type Key<Name extends TableName> = MatineeSchema[Name]['key'];

/**
 * One object store as a map. What cannot be written stays in memory for the session, where reads
 * find it first, so the page behaves the same with full, refused or no storage.
 */
export class Table<Name extends TableName, Value> {
  /** Values not in the database; null is a removal. */
  private readonly unkept = new Map<Key<Name>, Value | null>();
  private failed = '';

  constructor(
    private readonly connection: Connection,
    private readonly name: Name,
    /** Checks a value from the caller or the database; null when it is damaged. */
    private readonly read: (value: unknown) => Value | null,
  ) {}

  /** Why some values are in memory only though there is a database, in one sentence, or ''. */
  get note(): string {
    return this.failed;
  }

  /** The value under a key, or null when there is none or it is damaged. */
  async get(key: Key<Name>): Promise<Value | null> {
    if (this.unkept.has(key)) return this.unkept.get(key) ?? null;
    const value = await this.connection.run((database) => database.get(this.name, key));
    return value === undefined || value === null ? null : this.read(value);
  }

  /** Everything by key, in key order; damaged values are left out. */
  async all(): Promise<Map<Key<Name>, Value>> {
    const found = await this.connection.run(async (database) => {
      const { store } = database.transaction(this.name);
      return Promise.all([store.getAllKeys(), store.getAll()]);
    });
    const all = new Map<Key<Name>, Value>();
    found?.[0].forEach((key, i) => {
      const value = this.read(found[1][i]);
      if (value !== null) all.set(key, value);
    });
    for (const [key, value] of this.unkept)
      if (value === null) all.delete(key);
      else all.set(key, value);
    return all;
  }

  /**
   * Writes all or none; null removes. Resolves when it is kept, or in memory where there is no storage.
   * @throws Failure `bad-input` when a value is not storable; `storage-full` or `storage-refused` when
   * it could not be kept, and is in memory for the session.
   */
  async write(entries: readonly (readonly [Key<Name>, Value | null])[]): Promise<void> {
    const checked = entries.map(([key, value]) => {
      const read = value === null ? null : this.read(value);
      if (value !== null && read === null)
        throw new Failure(
          'bad-input',
          `This cannot be kept: it is no whole record (${this.name}).`,
        );
      return [key, read] as const;
    });
    // Before the write, so that a reader meanwhile sees it.
    for (const [key, value] of checked) this.unkept.set(key, value);
    // With what could not be kept before: there may be room again.
    const pending = [...this.unkept];
    const put = async (database: Database): Promise<true> => {
      const transaction = database.transaction(this.name, 'readwrite');
      const { store } = transaction;
      await settle(transaction, (request) => {
        for (const [key, value] of pending)
          if (value === null) request(store.delete(key));
          else request(store.put(value, key));
      });
      return true;
    };
    try {
      if (!(await this.connection.run(put))) return;
    } catch (error) {
      this.failed = error instanceof Failure ? error.message : String(error);
      throw error;
    }
    this.failed = '';
    // Unless a later write of the same key is still on its way.
    for (const [key, value] of pending) if (this.unkept.get(key) === value) this.unkept.delete(key);
  }
}
