import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { asOwner, startFeature, type TestFeature } from '#testing';
import {
  Chores,
  execution,
  SPEC_JOBS_SQL,
  SpecJobs,
  SpecJobsModule,
  untakeable,
} from '../testing/spec-jobs.js';
import { Claims } from './claims.js';
import { handledBy } from './job-handler.js';
import { RunJob } from './run-job.js';

describe('an attempt at a job', () => {
  const tenantId = newId();
  let feature: TestFeature;
  let claims: Claims;

  beforeAll(async () => {
    // Without a worker, so that nothing runs by itself.
    feature = await startFeature([SpecJobsModule]);
    await asOwner(feature.database, SPEC_JOBS_SQL);
    claims = new Claims(feature.app.get(UnitOfWork));
  });
  afterAll(() => feature.close());
  beforeEach(async () => {
    execution.clear();
    untakeable.clear();
    await asOwner(feature.database, `truncate public.chore, messaging.claim`);
    await asOwner(feature.database, `insert into public.chore (tenant_id, id) values ($1, 'one')`, [
      tenantId,
    ]);
  });

  async function attempt(timeOutMs: number): Promise<void> {
    const job = handledBy(feature.app.get(SpecJobs));
    if (job === undefined) throw new Error('It handles no job');
    const definition = { ...job.definition, timeOutMs };
    const key = { tenantId, id: 'one' };
    await new RunJob(feature.app.get(UnitOfWork), claims).execute(
      { ...job, definition },
      key,
      new AbortController().signal,
    );
  }

  const stored = () =>
    asOwner<{ attempts: number; error: string | null; done: boolean }>(
      feature.database,
      'select attempts, error, done_at is not null as done from public.chore',
    );

  it('fails when it takes too long, whether or not it stops when told to', async () => {
    let reason: unknown;
    execution.set('one', ({ signal }) => {
      signal.addEventListener('abort', () => {
        reason = signal.reason;
      });
      return new Promise<void>(() => undefined);
    });
    await attempt(100);
    expect(reason).toMatchObject({ name: 'TimeoutError' });
    expect(await stored()).toEqual([
      {
        attempts: 1,
        error: 'DeadlineError: messaging-spec.chore has not answered within 100 ms',
        done: false,
      },
    ]);
  });

  it('records nothing when another attempt has taken over the row, and does not disturb it', async () => {
    const other = { job: Chores.name, key: `${tenantId}/one`, run: newId() };
    execution.set('one', async () => {
      await asOwner(feature.database, 'update messaging.claim set ends_at = now()'); // as if the process had been suspended for half a minute
      await feature.app.get(UnitOfWork).run(tenantId, (transaction) => claims.take(transaction, other));
      throw new Error('too late');
    });
    await attempt(60_000);
    expect(await stored()).toMatchObject([{ attempts: 1, error: null }]);
    expect(await asOwner(feature.database, 'select run from messaging.claim')).toEqual([{ run: other.run }]);
  });

  it('leaves its row alone for a while if it could not even begin, even with a leftover claim of a dead worker', async () => {
    const claim = ['messaging-spec.chore', `${tenantId}/one`, newId()];
    await asOwner(
      feature.database,
      `insert into messaging.claim values ($1, $2, $3, now() - interval '1 hour')`,
      claim,
    );
    untakeable.add('one');
    await expect(attempt(1_000)).rejects.toThrow('it cannot be taken');
    expect(
      await asOwner(
        feature.database,
        'select ends_at > clock_timestamp() as "isLeftAlone" from messaging.claim',
      ),
    ).toEqual([{ isLeftAlone: true }]);
  });
});
