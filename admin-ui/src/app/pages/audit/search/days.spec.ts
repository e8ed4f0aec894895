import { beginningOf, dayBeginningAt, dayEndingAt, dayOf, endOf, lastDayBefore } from './days';

describe('the days of a search', () => {
  it.each(['2026-11-28', '2026-02-28', '2026-12-31'])('%s begins and ends in the reader’s zone', (day) => {
    const [from, to] = [beginningOf(day) ?? '', endOf(day) ?? ''];
    expect(new Date(from).getHours()).toBe(0);
    expect(new Date(to).getHours()).toBe(0);
    expect([dayOf(from), lastDayBefore(to)]).toEqual([day, day]);
  });

  it('are recognised by the times at which they begin and end', () => {
    const [from, to] = [beginningOf('2026-11-28') ?? '', endOf('2026-11-28') ?? ''];
    expect([dayBeginningAt(from), dayEndingAt(to)]).toEqual(['2026-11-28', '2026-11-28']);
  });

  it('are undefined for a time in the middle of one', () => {
    expect([dayBeginningAt('2026-11-28T10:30:00Z'), dayEndingAt('2026-11-28T10:30:00Z')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('are undefined for missing or incomplete input', () => {
    expect([
      beginningOf(''),
      beginningOf('0020-11-28'),
      dayOf('yesterday'),
      lastDayBefore('tomorrow'),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
