import { setImmediate as nextTurn } from 'node:timers/promises';
import { awaitAll } from './await-all.js';

describe('parallel work', () => {
  it('is awaited, and returns all results', async () => {
    expect(await awaitAll([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
  });

  it('has ended completely before a failure is thrown', async () => {
    let hasEnded = false;
    const slow = nextTurn().then(() => {
      hasEnded = true;
    });
    await expect(awaitAll([Promise.reject(new Error('one fails')), slow])).rejects.toThrow('one fails');
    expect(hasEnded).toBe(true);
  });
});
