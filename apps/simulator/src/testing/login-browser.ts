import { DEMO } from '../world/demo-world.js';

export const CALLBACK = `http://localhost:3000${DEMO.callbackPath}`;

/** A complete request of the demo app. */
export const REQUEST = {
  client_id: DEMO.clientId,
  redirect_uri: CALLBACK,
  response_type: 'code',
  scope: 'openid corpid',
  prompt: 'consent',
  state: 's t&a=te',
};

export type Changes = Readonly<Record<string, string | undefined>>;

/** The request with some parameters changed; `undefined` removes one. */
export function parameters(changes: Changes = {}): URLSearchParams {
  const all: [string, string | undefined][] = Object.entries({ ...REQUEST, ...changes });
  return new URLSearchParams(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** A browser with one cookie. */
export class LoginBrowser {
  cookie = '';

  constructor(private readonly baseUrl: string) {}

  async get(path: string): Promise<Response> {
    return this.#keep(
      await fetch(this.baseUrl + path, { redirect: 'manual', headers: { cookie: this.cookie } }),
    );
  }

  async post(path: string, body: URLSearchParams): Promise<Response> {
    const init = { method: 'POST', redirect: 'manual', headers: { cookie: this.cookie }, body } as const;
    return this.#keep(await fetch(this.baseUrl + path, init));
  }

  async logOnAs(person: string, changes?: Changes): Promise<Response> {
    const answer = await this.post('/oauth2/login', withField(parameters(changes), { person }));
    return this.get(answer.headers.get('location') ?? '/none');
  }

  async decide(decision: string, person: string, changes: Changes = {}, more = {}): Promise<URL> {
    await this.logOnAs(person, changes);
    const body = withField(parameters(changes), { person, decision, ...more });
    const answer = await this.post('/oauth2/consent', body);
    return new URL(answer.headers.get('location') ?? `http://none.test/${answer.status}`);
  }

  #keep(response: Response): Response {
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';', 1)[0] ?? '';
    return response;
  }
}

/** The same body with additional fields. */
export function withField(body: URLSearchParams, fields: Readonly<Record<string, string>>): URLSearchParams {
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return body;
}
