import { startSimulator, type Simulator } from '../index.js';
import { DEMO } from '../world/demo-world.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});

afterAll(() => simulator.close());

async function control(method: string, path: string, body?: unknown) {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(`${simulator.url}/control${path}`, init);
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>),
  };
}

describe('control from outside the process', () => {
  it('changes an app’s settings, and never returns its secret', async () => {
    const changes = { published: false, ipWhitelist: ['10.0.0.1'], permissions: ['qyapi_base'] };
    const { body } = await control('PATCH', `/apps/${DEMO.clientId}`, changes);
    expect(body).toMatchObject({ ...changes, redirectMatching: 'exact' });
    expect(body).not.toHaveProperty('clientSecret');
    expect(simulator.world.apps.find(DEMO.clientId)?.permissions).toEqual(new Set(['qyapi_base']));
    expect(await control('PATCH', '/apps/nobody', { published: true })).toMatchObject({
      status: 400,
      body: { error: 'There is no app nobody' },
    });
  });

  it('lets a person leave and come back', async () => {
    const path = `/members/${DEMO.corpId}/carol`;
    expect((await control('DELETE', path)).status).toBe(204);
    expect(simulator.world.membership(DEMO.corpId, 'carol')).toBeUndefined();
    expect(await control('PUT', path)).toMatchObject({
      status: 200,
      body: { userId: 'carol', active: true },
    });
    expect((await control('PUT', `/members/${DEMO.corpId}/nobody`)).status).toBe(400);
  });

  it('returns a JSAPI code, or the reason why there is none', async () => {
    const ask = { personId: 'alice', corpId: DEMO.corpId, pageUrl: 'http://localhost:3000/q/x' };
    await control('PATCH', `/apps/${DEMO.clientId}`, { published: true });
    expect((await control('POST', '/jsapi-code', ask)).body).toEqual({
      code: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect((await control('POST', '/jsapi-code', { ...ask, corpId: 'x' })).body).toMatchObject({
      errorCode: '3',
    });
  });

  it('lists received calls and shown tickets, and forgets them on reset', async () => {
    await fetch(`${simulator.url}/auth/scopes`);
    await control('POST', '/shown', { url: 'http://localhost:3000/q/x' });
    const shown = async () => (await (await fetch(`${simulator.url}/phone/shown`)).json()) as object;
    expect((await control('GET', '/requests')).body).toMatchObject({ requests: [{ path: '/auth/scopes' }] });
    expect(await shown()).toMatchObject({ tickets: [{ url: 'http://localhost:3000/q/x' }] });
    expect((await control('POST', '/reset')).status).toBe(204);
    expect((await control('GET', '/requests')).body).toEqual({ requests: [] });
    expect(await shown()).toEqual({ tickets: [] });
  });
});

it('answers at /healthz', async () => {
  expect((await fetch(`${simulator.url}/healthz`)).status).toBe(200);
});
