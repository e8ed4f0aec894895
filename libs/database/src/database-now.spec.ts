import { systemClock } from '#kernel';
import { startFeature, TestClock, type TestFeature } from '#testing';
import { readDatabaseNow, UnitOfWork } from './index.js';

describe("the database's current time as a value in a statement", () => {
  let feature: TestFeature;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    feature = await startFeature([], { environment: { DATABASE_POOL: '1' } });
    unitOfWork = feature.app.get(UnitOfWork);
  });
  afterAll(() => feature.close());

  it('K6: is the transaction time of the database, in every statement of it', async () => {
    await unitOfWork.runWithoutTenant(async (transaction) => {
      for (let statement = 0; statement < 2; statement += 1) {
        const [row] = await transaction.query<{ same: boolean }>('select $1::timestamptz = now() as same', [
          systemClock.now(),
        ]);
        expect(row?.same).toBe(true);
      }
    });
  });

  it('K6: is read anew at each execution of a statement that stays prepared on its connection', async () => {
    const read = async (): Promise<string> => {
      const [row] = await unitOfWork.query<{ time: string }>(null, 'select ($1::timestamptz)::text as time', [
        systemClock.now(),
      ]);
      return row?.time ?? '';
    };
    // More often than PostgreSQL plans a prepared statement for its values.
    const times: string[] = [];
    for (let execution = 0; execution < 10; execution += 1) times.push(await read());
    expect(new Set(times).size).toBe(10);
  });

  it('K6: can be used only in a statement', () => {
    const present: unknown = systemClock.now();
    expect(() => JSON.stringify({ at: present })).toThrow('Only a statement');
    expect(() => String(present)).toThrow('Only a statement');
    expect(() => (present as number) > 0).toThrow('Only a statement');
  });

  it('follows the clock of a spec that moves it', async () => {
    const clock = TestClock.standingAt('2031-05-06T07:08:09.123Z');
    clock.advance(60);
    const time = await unitOfWork.runWithoutTenant((transaction) =>
      readDatabaseNow(transaction, clock.now()),
    );
    expect(time.toISOString()).toBe('2031-05-06T07:09:09.123Z');
  });
});
