import { DeadlineError, withTimeout } from './deadline.js';

const never = new Promise<never>(() => undefined);

describe('a wait with a deadline', () => {
  it('K9: returns the result that comes in time', async () => {
    expect(await withTimeout(1_000, 'It', Promise.resolve('here'))).toBe('here');
    await expect(withTimeout(1_000, 'It', Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('K9: ends by itself when nothing comes, and names what it waited for', async () => {
    await expect(withTimeout(10, 'Redis', never)).rejects.toThrow(DeadlineError);
    await expect(withTimeout(10, 'Redis', never)).rejects.toThrow('Redis has not answered within 10 ms');
  });

  it('ignores a failure that comes too late', async () => {
    let fail = (): void => undefined;
    const late = new Promise((_resolve, reject) => {
      fail = () => {
        reject(new Error('late'));
      };
    });
    await expect(withTimeout(10, 'It', late)).rejects.toThrow(DeadlineError);
    fail();
  });
});
