import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DingTalkApp } from '../app.js';

export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string | undefined;
  readonly body: string;
}

export type Answer =
  | { readonly status?: number; readonly json?: unknown; readonly text?: string; readonly location?: string }
  | 'reset'
  | 'silence';

export type Handler = (call: ReceivedCall) => Answer | Promise<Answer>;

/** A server with answers scripted by a spec, for network faults that the simulator does not have. */
export class FakeDingTalk {
  readonly calls: ReceivedCall[] = [];
  readonly #handlers = new Map<string, Handler>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  static async start(): Promise<FakeDingTalk> {
    const fake = new FakeDingTalk();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get app(): DingTalkApp {
    const base = `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
    return {
      endpoints: { loginBase: base, apiBase: base, oapiBase: base },
      credentials: { corpId: 'dingcorp', clientId: 'client', clientSecret: 'canary-secret' },
    };
  }

  on(path: string, answer: Answer | Handler): this {
    this.#handlers.set(path, typeof answer === 'function' ? answer : () => answer);
    return this;
  }

  countOf(path: string): number {
    return this.calls.filter((call) => call.path === path).length;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const token = request.headers['x-acs-dingtalk-access-token'];
    const call = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      token: typeof token === 'string' ? token : (searchParams.get('access_token') ?? undefined),
      body: Buffer.concat(chunks).toString(),
    };
    this.calls.push(call);
    const handler = this.#handlers.get(pathname);
    const answer = handler === undefined ? { status: 404, json: { code: 'unknown' } } : await handler(call);
    if (answer === 'silence') return;
    if (answer === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    response.statusCode = answer.status ?? 200;
    if (answer.location !== undefined) response.setHeader('location', answer.location);
    response.end(answer.text ?? JSON.stringify(answer.json ?? {}));
  }
}

/** Answers of a DingTalk without faults: one member, `UNION-1`, whose `userid` is `u1`. */
export function answerWell(fake: FakeDingTalk): FakeDingTalk {
  return fake
    .on('/v1.0/oauth2/dingcorp/token', { json: { access_token: 'app-token', expires_in: 7200 } })
    .on('/v1.0/oauth2/userAccessToken', {
      json: { accessToken: 'user-token', refreshToken: 'r', expireIn: 7200, corpId: 'dingcorp' },
    })
    .on('/v1.0/contact/users/me', { json: { nick: 'Nick', unionId: 'UNION-1', openId: 'OPEN-1' } })
    .on('/topapi/v2/user/getuserinfo', {
      json: {
        errcode: 0,
        result: { userid: 'u1', unionid: 'UNION-1', associated_unionid: 'ASSOC', name: 'Name' },
      },
    })
    .on('/topapi/user/getbyunionid', { json: { errcode: 0, result: { contact_type: 0, userid: 'u1' } } })
    .on('/topapi/v2/user/get', {
      json: { errcode: 0, result: { userid: 'u1', unionid: 'UNION-1', name: 'Name' } },
    });
}
