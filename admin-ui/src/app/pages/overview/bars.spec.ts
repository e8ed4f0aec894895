import { barsOf } from './bars';

const series = [
  { name: 'a', color: 'red', counts: [2, 0, 7] },
  { name: 'b', color: 'blue', counts: [1, 0, 3] },
];

describe('the bars of a chart', () => {
  it('are stacked day by day, up to a scale of round numbers', () => {
    const { days, scale } = barsOf(['1', '2', '3'], series);
    expect(scale).toEqual([0, 5, 10]);
    expect(days[1]).toEqual([]);
    expect(days[2]?.map(({ color, top, height }) => [color, top.toFixed(2), height.toFixed(2)])).toEqual([
      ['red', '0.30', '0.70'],
      ['blue', '0.00', '0.30'],
    ]);
  });

  it.each([
    [1, [0, 1]],
    [4, [0, 1, 2, 3, 4]],
    [9, [0, 5, 10]],
    [137, [0, 50, 100, 150]],
    [2_000, [0, 500, 1_000, 1_500, 2_000]],
  ])('%d have the scale %j', (most, scale) => {
    expect(barsOf(['1'], [{ name: 'a', color: 'red', counts: [most] }]).scale).toEqual(scale);
  });
});
