import { createHash } from 'node:crypto';
import { connect, type AddressInfo } from 'node:net';
import { VERSION } from '#launch';
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
    expect(body).toContain(`openeiam_build_info{version="${VERSION}",node="${process.versions.node}"} 1`);
    expect(body).not.toContain('secret');
    await app.close();
  });

  it('answers only this machine while there is no token, and no proxy on it', async () => {
    const { app } = await startSampleApp();
    const here = await app.inject({ url: '/metrics' });
    const elsewhere = await app.inject({ url: '/metrics', remoteAddress: '203.0.113.9' });
    expect([here, elsewhere].map(({ statusCode }) => statusCode)).toEqual([200, 403]);
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.9' },
      { forwarded: 'for=203.0.113.9' },
      { 'x-real-ip': '203.0.113.9' },
      { via: '1.1 proxy' },
      { host: 'id.example.com' },
      { host: 'localhost.evil.example' },
    ]) {
      expect((await app.inject({ url: '/metrics', headers })).statusCode).toBe(403);
    }
    await app.close();
  });

  it('answers no undeclared proxy: an unconfigured nginx uses HTTP/1.0 and its own name for this machine', async () => {
    const { app } = await startSampleApp();
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const first = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`GET /metrics HTTP/1.0\r\nHost: 127.0.0.1:${String(port)}\r\n\r\n`);
      });
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(first).toContain(' 403 ');
    await app.close();
  });

  it('K4: answers nobody in production without a token, as a proxy on this machine looks like a local client', async () => {
    const { app } = await startSampleApp({
      environment: {
        NODE_ENV: 'production',
        DATABASE_URL: 'postgresql://app:Zt7pq0aa@db/openeiam',
        ENCRYPTION_KEYS: `k1:${createHash('sha256').update('a ring').digest('base64')}`,
      },
    });
    const answer = await app.inject({ url: '/metrics' });
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'metrics.refused' }]);
    expect(answer.body).toContain('METRICS_TOKEN');
    await app.close();
  });

  it('answers only requests with the token', async () => {
    const { app } = await startSampleApp({ environment: { METRICS_TOKEN: TOKEN } });
    const ask = (authorization: string) =>
      app.inject({ url: '/metrics', remoteAddress: '203.0.113.9', headers: { authorization } });
    expect((await ask(`Bearer ${TOKEN}`)).statusCode).toBe(200);
    expect((await ask(`Bearer ${TOKEN}x`)).statusCode).toBe(403);
    expect((await app.inject({ url: '/metrics' })).statusCode).toBe(403);
    await app.close();
  });
});
