import { seriesOf } from './chart-series';

const logons = {
  from: '2026-11-01',
  to: '2026-11-03',
  counts: [
    { day: '2026-11-01', method: 'password', outcome: 'completed' as const, count: 2 },
    { day: '2026-11-03', method: 'password', outcome: 'completed' as const, count: 1 },
    { day: '2026-11-03', method: 'dingtalk-qr', outcome: 'completed' as const, count: 4 },
    { day: '2026-11-03', method: 'dingtalk-qr', outcome: 'declined' as const, count: 3 },
  ],
  totals: [],
  successRate: null,
  medianSeconds: null,
};

describe('the bars of the logon chart', () => {
  it('cover every day of the range, and add up the other dimension', () => {
    const { days, series } = seriesOf(logons, 'outcome', String);
    expect(days).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
    expect(series.map(({ counts }) => counts)).toEqual([
      [2, 0, 5],
      [0, 0, 3],
    ]);
  });

  it('are labelled by method when they are split by it', () => {
    const { series } = seriesOf(logons, 'method', (key) => `name of ${key}`);
    expect(series.map(({ name, counts }) => [name, counts])).toEqual([
      ['name of password', [2, 0, 1]],
      ['name of dingtalk-qr', [0, 0, 7]],
    ]);
  });
});
