import { startSampleApp } from '../sample/start-sample-app.js';
import { VERSION } from '#launch';
import { Readiness } from '../index.js';

describe('health', () => {
  it('is up and ready when everything answers', async () => {
    const { app } = await startSampleApp();
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
    const ready = await app.inject({ url: '/readyz' });
    expect([ready.statusCode, ready.json()]).toEqual([
      200,
      { status: 'ok', version: VERSION, checks: { database: true } },
    ]);
    await app.close();
  });

  it('stays up, but is not ready, while the database is away', async () => {
    const { app } = await startSampleApp({
      database: { query: () => Promise.reject(new Error('password=hunter2')) },
    });
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
    const ready = await app.inject({ url: '/readyz' });
    expect(ready.statusCode).toBe(503);
    expect(ready.headers['retry-after']).toBe('2');
    expect(ready.json()).toMatchObject({
      code: 'service.not_ready',
      version: VERSION,
      checks: { database: false },
    });
    expect(ready.body).not.toContain('hunter2');
    await app.close();
  });

  it('does not wait for a database that never answers, and asks what else was registered', async () => {
    const { app } = await startSampleApp({ database: { query: () => new Promise(() => undefined) } });
    app.get(Readiness).register({ name: 'notifications', check: () => Promise.resolve() });
    const ready = await app.inject({ url: '/readyz' });
    expect(ready.json()).toMatchObject({ status: 503, checks: { database: false, notifications: true } });
    await app.close();
  });
});
