import { ATTEMPTS, FIRST_PAUSE_SECONDS, pauseAfter } from './retry-policy.js';

describe('the pauses between two attempts', () => {
  it('double from one second up to a quarter of an hour', () => {
    const pauses = Array.from({ length: ATTEMPTS - 1 }, (_, failures) => pauseAfter(failures + 1));
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900]);
    expect(pauses[0]).toBe(FIRST_PAUSE_SECONDS);
  });

  it('end after twelve attempts', () => {
    expect(pauseAfter(12)).toBeUndefined();
    expect(pauseAfter(13)).toBeUndefined();
  });
});
