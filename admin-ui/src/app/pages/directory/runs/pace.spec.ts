import { sampleRun } from '../../../../testing/sample-runs';
import { Pace, progressOf } from './pace';

describe('how long a run still takes', () => {
  it('is told from how fast it went, step by step, and not before anything has happened', () => {
    const pace = new Pace();
    const reading = (unitsRead: number) => sampleRun({ state: 'reading', unitsFound: 10, unitsRead });
    expect(pace.secondsLeft(reading(2), 0)).toBeUndefined();
    expect(pace.secondsLeft(reading(2), 1_000)).toBeUndefined();
    expect(pace.secondsLeft(reading(6), 4_000)).toBe(4);
    const applying = (applied: number) => sampleRun({ state: 'applying', applied });
    expect(pace.secondsLeft(applying(0), 5_000)).toBeUndefined();
  });

  it('is unknown while it asks for those who are missing', () => {
    expect(progressOf(sampleRun({ state: 'confirming' }))).toBeUndefined();
    expect(progressOf(sampleRun({ state: 'reading', unitsFound: 0 }))).toBeUndefined();
  });
});
