import { setImmediate as nextTurn } from 'node:timers/promises';
import { allEnded } from './all-ended.js';

describe('work that goes on beside each other', () => {
  it('is waited for, and gives what each of it gives', async () => {
    expect(await allEnded([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
  });

  it('has ended, all of it, before a failure is told', async () => {
    let hasEnded = false;
    const slow = nextTurn().then(() => {
      hasEnded = true;
    });
    await expect(allEnded([Promise.reject(new Error('one fails')), slow])).rejects.toThrow('one fails');
    expect(hasEnded).toBe(true);
  });
});
