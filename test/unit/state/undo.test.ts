import { beforeEach, describe, expect, it } from 'vitest';
import { Notices } from '../../../src/state/notices.svelte';
import { UndoHistory } from '../../../src/state/undo';

let notices: Notices;
let history: UndoHistory;
let undone: string[];

beforeEach(() => {
  notices = new Notices();
  history = new UndoHistory(notices);
  undone = [];
});

function did(text: string, topic = text, possible = true): void {
  const takeBack = (): boolean => {
    if (possible) undone.push(text);
    return possible;
  };
  history.did(text, takeBack, { topic });
}
const texts = (): string[] => notices.shown.map(({ text }) => text);
const press = (text: string): void =>
  notices.act(notices.shown.find((notice) => notice.text === text)?.id ?? 0);

describe('UndoHistory', () => {
  it('takes back the latest first, whatever it was, and each once', () => {
    did('mark', 'mark');
    did('favourite', 'favourite');
    expect([history.undo(), history.undo(), history.undo()]).toEqual([true, true, false]);
    expect(undone).toEqual(['favourite', 'mark']);
  });

  it('takes the notice away with what it offered to undo', () => {
    did('mark');
    history.undo();
    expect(notices.shown.filter(({ action }) => action !== null)).toEqual([]);
    expect(texts()).toEqual(['Taken back: mark']);
  });

  it('does not take back again what the notice’s button did', () => {
    did('first');
    did('second');
    press('second');
    history.undo();
    expect(undone).toEqual(['second', 'first']);
  });

  it('still takes back a step whose notice another has replaced', () => {
    did('first', 'mark');
    did('second', 'mark');
    expect(texts()).toEqual(['second']);
    history.undo();
    history.undo();
    expect(undone).toEqual(['second', 'first']);
  });

  it('says when a button has nothing left to take back', () => {
    did('old', 'mark', false);
    press('old');
    expect(texts()[0]).toMatch(/changed since/);
  });

  it('goes on to an older step where the latest cannot be taken back', () => {
    did('older');
    did('latest', 'latest', false);
    expect(history.undo()).toBe(true);
    expect(undone).toEqual(['older']);
  });
});
