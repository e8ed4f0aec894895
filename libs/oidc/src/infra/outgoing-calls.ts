import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Inject, Injectable } from '@nestjs/common';
import { allowedLookup, NetworkRules } from '#http';
import { SETTINGS, type Settings } from '#runtime';

/** Milliseconds for all of an exchange. */
const TIME_OUT_MS = 2_500;

/** Calls from the provider to applications: to public addresses, and into the private networks that the operator names. */
@Injectable()
export class OutgoingCalls {
  readonly #rules: NetworkRules;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.#rules = new NetworkRules(settings.APPLICATION_NETWORKS ?? [], settings.NODE_ENV !== 'production');
  }

  /** `fetch`, of which redirects are not followed and nothing of the answer but its status is given. */
  async fetch(
    address: string | URL | Request,
    { method, headers, body }: RequestInit = {},
  ): Promise<Response> {
    if (!(typeof address === 'string' || address instanceof URL)) throw new TypeError('An address is needed');
    const url = new URL(address);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // A name is judged when it is looked up; what needs no look-up is judged here.
    if (/^[\d.]+$|:/.test(host) && !this.#rules.allows(host)) throw new Error('forbidden_address');
    const text = body instanceof URLSearchParams ? body.toString() : '';
    const { statusCode = 500 } = await this.send(url, text, {
      method: method ?? 'GET',
      headers: { ...Object.fromEntries(new Headers(headers)), 'content-length': Buffer.byteLength(text) },
    });
    return new Response(null, { status: statusCode });
  }

  private send(url: URL, body: string, options: RequestOptions): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const sent = send(url, {
        ...options,
        agent: false, // a connection for each request, so that its address is judged each time
        lookup: allowedLookup(this.#rules),
        signal: AbortSignal.timeout(TIME_OUT_MS),
      });
      sent.on('error', reject);
      sent.on('response', (answer) => {
        answer.on('error', () => undefined); // nobody reads on, so nobody minds
        answer.destroy();
        resolve(answer);
      });
      sent.end(body);
    });
  }
}
