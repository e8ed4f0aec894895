import { startSampleApp } from '../sample/start-sample-app.js';

const TOKEN = 'a-token-of-16-characters';

describe('/metrics', () => {
  it('counts requests by the pattern of their route', async () => {
    const { app } = await startSampleApp();
    await app.inject({ url: '/healthz?secret=1' });
    await app.inject({ url: '/nowhere/secret' });
    const { body } = await app.inject({ url: '/metrics' });
    expect(body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/healthz",status="200"} 1',
    );
    expect(body).toContain(
      'http_request_duration_seconds_count{method="GET",route="unmatched",status="404"} 1',
    );
    expect(body).toContain('nodejs_eventloop_lag_seconds');
    expect(body).not.toContain('secret');
    await app.close();
  });

  it('answers only this machine while there is no token, and no proxy on it', async () => {
    const { app } = await startSampleApp();
    const here = await app.inject({ url: '/metrics' });
    const elsewhere = await app.inject({ url: '/metrics', remoteAddress: '203.0.113.9' });
    const proxied = await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect([here, elsewhere, proxied].map(({ statusCode }) => statusCode)).toEqual([200, 403, 403]);
    await app.close();
  });

  it('answers whoever shows the token, and nobody else', async () => {
    const { app } = await startSampleApp({ environment: { METRICS_TOKEN: TOKEN } });
    const ask = (authorization: string) =>
      app.inject({ url: '/metrics', remoteAddress: '203.0.113.9', headers: { authorization } });
    expect((await ask(`Bearer ${TOKEN}`)).statusCode).toBe(200);
    expect((await ask(`Bearer ${TOKEN}x`)).statusCode).toBe(403);
    expect((await app.inject({ url: '/metrics' })).statusCode).toBe(403);
    await app.close();
  });
});
