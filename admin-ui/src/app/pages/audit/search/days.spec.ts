import { beginningOf, dayOf, endOf, lastDayBefore } from './days';

describe('the days of a search', () => {
  it.each(['2026-11-28', '2026-02-28', '2026-12-31'])('%s begins and ends in the reader’s zone', (day) => {
    const [from, to] = [beginningOf(day) ?? '', endOf(day) ?? ''];
    expect(new Date(from).getHours()).toBe(0);
    expect(new Date(to).getHours()).toBe(0);
    expect([dayOf(from), lastDayBefore(to)]).toEqual([day, day]);
  });

  it('are no days when nothing was given', () => {
    expect([beginningOf(''), dayOf('yesterday'), lastDayBefore('tomorrow')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
