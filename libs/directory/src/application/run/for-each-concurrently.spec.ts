import { setImmediate as nextTurn } from 'node:timers/promises';
import { forEachConcurrently } from './for-each-concurrently.js';

describe('concurrent work', () => {
  it('processes each item once, no more at a time than allowed', async () => {
    const done: number[] = [];
    let [atOnce, most] = [0, 0];
    await forEachConcurrently(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await nextTurn();
      atOnce -= 1;
      done.push(item);
    });
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('starts nothing after a failure, and throws it once the started items have ended', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = forEachConcurrently(2, [1, 2, 3, 4], async (item) => {
      begun.push(item);
      if (item === 1) throw new Error('the first fails');
      await nextTurn();
      ended.push(item);
    });
    await expect(work).rejects.toThrow('the first fails');
    expect([begun, ended]).toEqual([[1, 2], [2]]);
  });
});
