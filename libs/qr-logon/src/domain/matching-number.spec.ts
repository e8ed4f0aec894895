import { drawMatchingNumber } from './matching-number.js';

describe('the matching number', () => {
  const draws = Array.from({ length: 3_000 }, drawMatchingNumber);

  it('C6: is one of three different numbers of two digits', () => {
    for (const { number, choices } of draws) {
      expect(choices).toHaveLength(3);
      expect(new Set(choices).size).toBe(3);
      expect(choices).toContain(number);
      expect(choices.every((choice) => Number.isInteger(choice) && choice >= 10 && choice <= 99)).toBe(true);
    }
  });

  it('C6: appears in every position equally often, and takes every value', () => {
    const places = [0, 1, 2].map(
      (place) => draws.filter(({ number, choices }) => choices[place] === number).length,
    );
    for (const count of places) expect(Math.abs(count - 1_000)).toBeLessThan(200); // seven standard deviations
    expect(new Set(draws.map(({ number }) => number)).size).toBe(90);
  });
});
