import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Inject, Injectable } from '@nestjs/common';
import { allowedLookup, NetworkRules } from '#http';
import { SETTINGS, type Settings } from '#runtime';

/** Time limit for a whole exchange, in milliseconds. */
const TIME_OUT_MS = 2_500;

interface Call {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Maximum number of bytes of the answer's body that are read; 0: none. */
  readonly mostBytes: number;
}

/** Calls applications at public addresses, and in the private networks that the operator allows. Redirects are not followed. */
@Injectable()
export class OutgoingCalls {
  readonly #rules: NetworkRules;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.#rules = new NetworkRules(settings.APPLICATION_NETWORKS ?? [], settings.NODE_ENV !== 'production');
  }

  /** @throws Error if the address may not be called, nobody answers in time, or the answer is too long */
  async exchange(
    url: URL,
    { method, headers = {}, body = '', mostBytes }: Call,
  ): Promise<{ readonly status: number; readonly text: string }> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // Host names are checked when they are looked up; IP addresses, which need no look-up, are checked here.
    if (/^[\d.]+$|:/.test(host) && !this.#rules.allows(host)) throw new Error('forbidden_address');
    const answer = await this.send(url, body, {
      method,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    return { status: answer.statusCode ?? 500, text: await textOf(answer, mostBytes) };
  }

  private send(url: URL, body: string, options: RequestOptions): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const sent = send(url, {
        ...options,
        agent: false, // a new connection per request, so that the address is checked each time
        lookup: allowedLookup(this.#rules),
        signal: AbortSignal.timeout(TIME_OUT_MS),
      });
      sent.on('error', reject);
      sent.on('response', resolve);
      sent.end(body);
    });
  }
}

async function textOf(answer: IncomingMessage, mostBytes: number): Promise<string> {
  if (mostBytes === 0) {
    answer.on('error', () => undefined); // nobody reads the rest
    answer.destroy();
    return '';
  }
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBytes) throw new Error('answer_too_long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
