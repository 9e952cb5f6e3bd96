import { describe, expect, it } from 'vitest';
import { Connection } from '../../../src/data/connection';
import { Table } from '../../../src/data/table';
import { fillStorage, opensFresh } from '../../support/storage';

/** A table of words; anything else in it counts as damaged. */
const words = (connection: Connection) =>
  new Table(connection, 'settings', (value) => (typeof value === 'string' ? value : null));

const connect = opensFresh(async () => {
  const connection = new Connection({});
  await connection.open();
  return connection;
});

describe('a table', () => {
  it('keeps what is written, for others too, and forgets what is removed', async () => {
    const table = words(await connect());
    await table.write([
      ['b', 'bell'],
      ['a', 'anchor'],
    ]);
    const other = words(await connect());
    expect(await other.get('a')).toBe('anchor');
    expect([...(await other.all())]).toEqual([
      ['a', 'anchor'],
      ['b', 'bell'],
    ]);
    await table.write([['a', null]]);
    expect(await other.get('a')).toBeNull();
    expect(await other.get('never')).toBeNull();
  });

  it('leaves out what is damaged in the database', async () => {
    const connection = await connect();
    await connection.run((database) => database.put('settings', 42, 'odd'));
    await connection.run((database) => database.put('settings', 'fine', 'good'));
    const table = words(connection);
    expect(await table.get('odd')).toBeNull();
    expect([...(await table.all()).keys()]).toEqual(['good']);
  });

  it('refuses a damaged value, and then writes none of the others', async () => {
    const table = new Table<'settings', unknown>(await connect(), 'settings', (value) =>
      typeof value === 'string' ? value : null,
    );
    const write = table.write([
      ['a', 'anchor'],
      ['b', 5],
    ]);
    await expect(write).rejects.toMatchObject({ code: 'bad-input' });
    expect(await table.all()).toEqual(new Map());
  });

  it('goes on from memory where storage is full, says so, and writes it when there is room', async () => {
    const table = words(await connect());
    const other = words(await connect());
    await table.write([['a', 'anchor']]);
    const free = fillStorage();
    await expect(table.write([['a', 'ankle']])).rejects.toMatchObject({ code: 'storage-full' });
    expect(await table.get('a')).toBe('ankle');
    expect(table.note).toContain('full');
    expect(await other.get('a')).toBe('anchor');

    free();
    await table.write([['b', 'bell']]);
    expect(table.note).toBe('');
    expect(await other.get('a')).toBe('ankle');
  });

  it('works from memory without a database', async () => {
    const connection = await connect();
    connection.close();
    const table = words(connection);
    await table.write([['a', 'anchor']]);
    expect(await table.get('a')).toBe('anchor');
    await table.write([['a', null]]);
    expect(await table.all()).toEqual(new Map());
  });

  it('shows a write to readers before it is done', async () => {
    const table = words(await connect());
    const writing = table.write([['a', 'anchor']]);
    expect(await table.get('a')).toBe('anchor');
    await writing;
  });
});
