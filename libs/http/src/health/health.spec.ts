import { VERSION } from '#launch';
import { DatabaseProbe, type DatabaseFaults } from '#database';
import { LiveNotifications } from '#messaging';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { Readiness } from '../index.js';

/** A database and notices that a test can make fail. */
function needs(look: () => Promise<DatabaseFaults>, hasNotices = true) {
  return [
    { provide: DatabaseProbe, useValue: { look } },
    { provide: LiveNotifications, useValue: { isConnected: () => hasNotices } },
  ];
}

const ask = ({ app }: SampleApp, url: string) => app.inject({ url });

describe('health', () => {
  let sample: SampleApp;
  afterEach(() => sample.app.close());

  it('is up and ready when everything is there', async () => {
    sample = await startSampleApp({ providers: needs(() => Promise.resolve({})) });
    expect((await ask(sample, '/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await ask(sample, '/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([
      200,
      {
        status: 'ok',
        version: VERSION,
        checks: { database: true, schema: true, writable: true, notices: true },
        reasons: {},
        clockSkewSeconds: null,
      },
    ]);
  });

  it.each([
    ['database', 'PostgreSQL cannot be reached.'],
    ['schema', 'The database has not been migrated.'],
    ['writable', 'PostgreSQL takes no writes.'],
  ] as const)('K9: stays up, but is not ready, without: %s', async (name, reason) => {
    sample = await startSampleApp({ providers: needs(() => Promise.resolve({ [name]: reason })) });
    expect((await ask(sample, '/healthz')).statusCode).toBe(200);
    const ready = await ask(sample, '/readyz');
    expect(ready.statusCode).toBe(503);
    expect(ready.headers['retry-after']).toBe('2');
    expect(ready.json()).toMatchObject({
      code: 'service.not_ready',
      version: VERSION,
      checks: { notices: true, [name]: false },
      reasons: { [name]: reason },
    });
  });

  it('K9: reports when notices do not arrive, which a load balancer can ignore', async () => {
    sample = await startSampleApp({ providers: needs(() => Promise.resolve({}), false) });
    const ready = await ask(sample, '/readyz');
    expect([ready.statusCode, ready.json<{ checks: object }>().checks]).toEqual([
      503,
      { database: true, schema: true, writable: true, notices: false },
    ]);
    const tolerant = await ask(sample, '/readyz?exclude=notices');
    expect(tolerant.statusCode).toBe(200);
    expect(tolerant.json()).toMatchObject({ checks: { notices: false } });
    expect((await ask(sample, '/readyz?exclude=queues,database')).statusCode).toBe(503);
  });

  it('K9: does not wait for a check that never answers, reveals no secret, and runs additional checks', async () => {
    sample = await startSampleApp({ providers: needs(() => new Promise(() => undefined)) });
    const readiness = sample.app.get(Readiness);
    readiness.register({ name: 'good', check: () => Promise.resolve(undefined) });
    readiness.register({ name: 'broken', check: () => Promise.reject(new Error('password=hunter2')) });
    const ready = await ask(sample, '/readyz');
    expect(ready.json()).toMatchObject({
      status: 503,
      checks: { database: false, notices: true, good: true, broken: false },
    });
    expect(ready.body).not.toContain('hunter2');
  });
});
