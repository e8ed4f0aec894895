import { startSimulator } from '../start-simulator.js';
import type { Simulator } from '../options.js';
import { DEMO } from '../world/demo-world.js';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A simulator for each test of a spec file, with a clock that stands still until it is advanced. */
export function useSimulator() {
  let running: Simulator | undefined;
  let now = Date.parse('2026-11-23T08:00:00Z');
  const clock = { now: () => new Date(now) };

  beforeEach(async () => {
    running = await startSimulator({ port: 0, clock });
  });

  afterEach(() => running?.close());

  const simulator = (): Simulator => {
    if (running === undefined) throw new Error('The simulator runs inside tests only');
    return running;
  };

  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(simulator().url + path, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  const form = (path: string, body: Record<string, string>) =>
    call(path, { method: 'POST', body: new URLSearchParams(body) });

  const userToken = (fields: Record<string, string>) => {
    const { clientId, clientSecret } = DEMO;
    return post('/v1.0/oauth2/userAccessToken', { clientId, clientSecret, ...fields });
  };

  return {
    clock,
    advance: (seconds: number) => {
      now += seconds * 1000;
    },
    get simulator() {
      return simulator();
    },
    call,
    post,
    form,
    userToken,
    withCode: (code: string) => userToken({ grantType: 'authorization_code', code }),
    oauthCode: (personId = 'alice') =>
      simulator().issueCode({ kind: 'oauth', personId, clientId: DEMO.clientId, corpId: DEMO.corpId }),
    me: (token: unknown) =>
      call('/v1.0/contact/users/me', { headers: { 'x-acs-dingtalk-access-token': String(token) } }),
    appToken: async (): Promise<string> => {
      const { clientId: client_id, clientSecret: client_secret } = DEMO;
      const credentials = { client_id, client_secret, grant_type: 'client_credentials' };
      const { body } = await post(`/v1.0/oauth2/${DEMO.corpId}/token`, credentials);
      return String(body['access_token']);
    },
  };
}
