import { pauseBefore } from './pause-before.js';

describe('the pause after consecutive failures', () => {
  it('doubles from five seconds to an hour, and is never longer', () => {
    const pauses = Array.from({ length: 12 }, (_, failures) => pauseBefore(failures + 1, 0, 0));
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600]);
    expect(pauseBefore(100_000, 0, 0)).toBe(3_600);
  });

  it('is shorter by up to a fifth at random', () => {
    expect([pauseBefore(4, 0, 0.5), pauseBefore(4, 0, 1)]).toEqual([36, 32]);
  });

  it('is as long as the receiver requests, up to an hour', () => {
    expect([pauseBefore(1, 120, 0), pauseBefore(6, 120, 0), pauseBefore(1, 86_400, 0)]).toEqual([
      120, 160, 3_600,
    ]);
  });
});
