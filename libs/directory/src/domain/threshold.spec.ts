import { passedThreshold } from './threshold.js';

describe('the protection against mass departures', () => {
  const settings = { leaverThresholdCount: 20, leaverThresholdPercent: 25 };

  it.each([
    [0, 0, undefined],
    [0, 4, undefined],
    [1, 4, undefined],
    [2, 4, 'leaverThresholdPercent'],
    [20, 1_000, undefined],
    [21, 1_000, 'leaverThresholdCount'],
  ] as const)('for %s missing of %s known people stops by %s', (missing, known, threshold) => {
    expect(passedThreshold(settings, missing, known)).toBe(threshold);
  });

  it('stops at the first leaver if none is allowed', () => {
    const none = { leaverThresholdCount: 0, leaverThresholdPercent: 100 };
    expect(passedThreshold(none, 1, 1_000)).toBe('leaverThresholdCount');
  });
});
