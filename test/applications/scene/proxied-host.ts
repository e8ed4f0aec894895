import type { Agent } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';

/** Parameter that brings a code back to a host. */
export const CODE = 'openeiam_code';

interface Asked {
  readonly cookie?: string;
  readonly uri?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A host whose proxy asks the portal who a visitor is. */
export class ProxiedHost {
  constructor(
    private readonly product: () => Product,
    readonly host: string,
  ) {}

  /** Sends the proxy's request to the portal. */
  check({ cookie, uri = '/page', headers = {} }: Asked = {}): Promise<Response> {
    return fetch(`${this.product().url}/t/demo/forward-auth`, {
      redirect: 'manual',
      headers: {
        'x-forwarded-for': '192.0.2.9',
        'x-forwarded-host': this.host,
        'x-forwarded-proto': 'https',
        'x-forwarded-uri': uri,
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
    });
  }

  /** Starts at the host as a person who is logged on to the portal; gives the code, and the cookie of the browser that started. */
  async arrive(person: Agent): Promise<{ readonly code: string; readonly browser: string }> {
    const refused = await this.check();
    const start = new URL(refused.headers.get('location') ?? '');
    const { location = '' } = await person.get(`${start.pathname}${start.search}`);
    return {
      code: new URL(location, 'https://portal.invalid').searchParams.get(CODE) ?? '',
      browser: cookieOf(refused),
    };
  }

  /** The cookie of a visit. */
  async visit(person: Agent): Promise<string> {
    const { code, browser } = await this.arrive(person);
    const answer = await this.check({ uri: `/page?${CODE}=${code}`, cookie: browser });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `https://${this.host}/page`]);
    return cookieOf(answer);
  }
}

export const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
