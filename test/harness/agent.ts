const DESKTOP =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

export interface AgentOptions {
  readonly userAgent?: string;
  /** Client address; the test server believes `X-Forwarded-For`. */
  readonly ip?: string;
  /** Sends the requests; default Node's `fetch`. */
  readonly fetch?: (url: URL, request: Sent) => Promise<Response>;
}

/** A request as the browser sends it. */
interface Sent {
  readonly method: string;
  readonly redirect: 'manual';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** A response, with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Redirect target; a path if it is within the portal. */
  readonly location: string | undefined;
  /** The body as JSON, typed by the caller. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a test states what it expects, and fails otherwise
  readonly json: <T>() => T;
}

/** A browser without a screen: keeps cookies, sends the form headers of a real browser, follows no redirect by itself. */
export class Agent {
  readonly cookies = new Map<string, string>();
  #csrf = '';

  constructor(
    readonly baseUrl: string,
    private readonly options: AgentOptions = {},
  ) {}

  /** Opens a page, and remembers its anti-CSRF token for the next post. */
  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const answer = await this.send('GET', path, { accept: 'text/html', ...headers });
    this.#csrf = /name="csrf-token" content="([^"]+)"/.exec(answer.text)?.[1] ?? this.#csrf;
    this.#csrf = /name="_csrf" value="([^"]+)"/.exec(answer.text)?.[1] ?? this.#csrf;
    return answer;
  }

  /** Posts a form of the last page that it opened. */
  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const body = new URLSearchParams({ _csrf: this.#csrf, ...fields }).toString();
    return this.send(
      'POST',
      path,
      { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', origin: this.baseUrl },
      body,
    );
  }

  /** Posts JSON, like the page's scripts. */
  async postJson(path: string, body: unknown = {}): Promise<Answer> {
    return this.sendJson('POST', path, body);
  }

  /** Sends JSON like our scripts; with another `content-type`, text or bytes unchanged. */
  async sendJson(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const own = { accept: 'application/json', origin: this.baseUrl, 'x-csrf-token': this.#csrf };
    if (body === undefined) return this.send(method, path, { ...own, ...headers });
    const text = typeof body === 'string' || isBytes(body) ? body : JSON.stringify(body);
    return this.send(method, path, { ...own, 'content-type': 'application/json', ...headers }, text);
  }

  /** Reads JSON, like the page's scripts. */
  async getJson(path: string): Promise<Answer> {
    return this.send('GET', path, { accept: 'application/json' });
  }

  /** Sends any request; cookies are kept and sent. */
  async send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<Answer> {
    const response = await (this.options.fetch ?? fetch)(new URL(path, this.baseUrl), {
      method,
      redirect: 'manual',
      headers: { ...this.headers(), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    this.keep(response.headers);
    const text = await response.text();
    const location = response.headers.get('location') ?? undefined;
    return {
      status: response.status,
      headers: response.headers,
      text,
      location: location?.startsWith(this.baseUrl) === true ? location.slice(this.baseUrl.length) : location,
      // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a test states what it expects, and fails otherwise
      json: <T>() => JSON.parse(text) as T,
    };
  }

  /** Headers that this browser sends with every request. */
  headers(): Record<string, string> {
    return {
      'user-agent': this.options.userAgent ?? DESKTOP,
      // Compressing and decompressing each response in one process took an eighth of such a spec's time.
      'accept-encoding': 'identity',
      ...(this.options.ip === undefined ? {} : { 'x-forwarded-for': this.options.ip }),
      ...(this.cookies.size === 0
        ? {}
        : { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    };
  }

  private keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const equals = pair.indexOf('=');
      const name = pair.slice(0, equals);
      if (attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(equals + 1));
    }
  }
}

function isBytes(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array;
}
