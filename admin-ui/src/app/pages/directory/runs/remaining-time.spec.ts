import { sampleRun } from '../../../../testing/sample-runs';
import { RemainingTime, progressOf } from './remaining-time';

describe('the remaining time of a run', () => {
  it('is estimated from the observed speed of each step, and not before any progress', () => {
    const remaining = new RemainingTime();
    const reading = (unitsRead: number) => sampleRun({ state: 'reading', unitsFound: 10, unitsRead });
    expect(remaining.secondsLeft(reading(2), 0)).toBeUndefined();
    expect(remaining.secondsLeft(reading(2), 1_000)).toBeUndefined();
    expect(remaining.secondsLeft(reading(6), 4_000)).toBe(4);
    const applying = (applied: number) => sampleRun({ state: 'applying', applied });
    expect(remaining.secondsLeft(applying(0), 5_000)).toBeUndefined();
  });

  it('is unknown while it looks up the missing people', () => {
    expect(progressOf(sampleRun({ state: 'confirming' }))).toBeUndefined();
    expect(progressOf(sampleRun({ state: 'reading', unitsFound: 0 }))).toBeUndefined();
  });
});
