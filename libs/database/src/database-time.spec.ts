import type { Clock } from '#kernel';
import { startFeature, TestClock, until, type TestFeature } from '#testing';
import { DatabaseTime, UnitOfWork } from './index.js';

describe('the database time for display', () => {
  let feature: TestFeature;

  beforeAll(async () => {
    feature = await startFeature([]);
  });
  afterAll(() => feature.close());

  function by(clock: Clock): DatabaseTime {
    return new DatabaseTime(clock, feature.app.get(UnitOfWork));
  }

  it('advances between two queries, and is read again when the answer is old', async () => {
    const clock = new TestClock();
    const time = by(clock);
    await time.read();
    for (const seconds of [20, 20]) {
      clock.advance(seconds);
      const { now } = { now: clock.now().getTime() };
      expect(Math.abs((await time.read()).getTime() - now)).toBeLessThan(5_000);
    }
  });

  it('K6: states how far this machine is ahead of it, or behind', async () => {
    for (const seconds of [180, -180]) {
      const clock = new TestClock();
      clock.advance(-seconds); // the database is this far behind
      expect(Math.abs((await by(clock).skewSeconds()) - seconds)).toBeLessThan(5);
    }
  });

  it('K6: never waits, and uses the clock of this machine until the database has answered', async () => {
    const clock = new TestClock();
    clock.advance(3_600);
    const time = by(clock);
    expect(Math.abs(time.about().getTime() - Date.now())).toBeLessThan(60_000);
    await until(() => time.about().getTime() - Date.now() > 3_500_000);
  });
});
