/** A loss that is not a number, or that grows: training stops, and the last good model stays. */
import { Matinee } from '../support/e2e/matinee';
import { expect, SAMPLE, test } from './fixtures';

/**
 * Put before the worker's script: training runs on its own thread, whose script can be reached, and
 * on a message its loss is spoilt.
 */
const SPOILER = `
  const Thread = self.Worker;
  self.Worker = function (url, options) {
    if (String(url).includes('wasmThread')) throw new Error('no threads in this test');
    return new Thread(url, options);
  };
  let spoilt = null;
  let calls = 0;
  new BroadcastChannel('spoil').onmessage = ({ data }) => { spoilt = data; };
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const { exports } = await instantiate(...given);
    const rowPenalties = (from, count, out) => {
      exports.rowPenalties(from, count, out);
      if (spoilt === null) return;
      const value = spoilt === 'NaN' ? NaN : 1e9 * ++calls;
      new Float64Array(exports.memory.buffer, out, count).fill(value);
    };
    return { exports: { ...exports, rowPenalties } };
  };
`;

for (const how of ['NaN', 'growing'])
  test(`the loss is ${how}: the page says so, the last good model stays, and a retry goes through`, async ({
    page,
  }) => {
    await page.route(/\/assets\/model-[^/]+\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${SPOILER}\n${await response.text()}` });
    });
    const matinee = new Matinee(page, SAMPLE);
    await matinee.openWithLikes(2);
    await matinee.untilLearnt(2);
    const spoil = (value: string | null): Promise<void> =>
      page.evaluate((data) => {
        const channel = new BroadcastChannel('spoil');
        channel.postMessage(data);
      }, value);
    await spoil(how);

    // On the fly: the mark counts in the list all the same.
    const before = await matinee.firstIds();
    await matinee.likeFirst();
    await expect.poll(() => matinee.firstIds()).not.toEqual(before);
    await expect(matinee.learning).toContainText(/Could not learn: .* last good model stays/);

    // From scratch.
    await page.getByRole('button', { name: 'Retrain from scratch' }).click();
    const alert = matinee.progress.getByRole('alert');
    await expect(alert).toContainText(/stopped making sense\..*last good model stays in use/);
    await expect(matinee.cards.first()).toBeVisible();

    await spoil(null);
    await matinee.progress.getByRole('button', { name: 'Try again' }).click();
    await matinee.untilLearnt(3);
    await expect(matinee.cards.first()).toBeVisible();
  });
