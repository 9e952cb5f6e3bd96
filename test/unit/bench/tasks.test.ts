import { expect, test } from 'vitest';
import { mainTasks } from '../../../bench/tasks';

const name = (tid: number, thread: string) => ({
  name: 'thread_name',
  ph: 'M',
  pid: 1,
  tid,
  ts: 0,
  args: { name: thread },
});
const task = (tid: number, ts: number, dur: number, tdur: number) => ({
  name: 'ThreadControllerImpl::RunTask',
  ph: 'X',
  pid: 1,
  tid,
  ts,
  dur,
  tdur,
});

test('only outermost tasks of the busiest main thread count', () => {
  const events = [
    name(1, 'CrRendererMain'),
    name(2, 'CrRendererMain'),
    name(3, 'Compositor'),
    task(1, 0, 99_000, 10),
    task(2, 5000, 60_000, 20_000),
    { ...task(2, 6000, 50_000, 19_000), name: 'RunTask' },
    task(2, 70_000, 2000, 1000),
    { ...task(2, 80_000, 9000, 9000), name: 'Layout' },
    task(3, 0, 900_000, 900_000),
  ];
  expect(mainTasks(events)).toEqual([
    { wall: 60, processor: 20 },
    { wall: 2, processor: 1 },
  ]);
});

test('a trace without a main thread is no result', () => {
  expect(() => mainTasks([name(3, 'Compositor'), task(3, 0, 1, 1)])).toThrow(/main thread/);
});
