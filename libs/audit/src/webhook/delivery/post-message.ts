import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';

/** Milliseconds for a whole exchange: look-up, connection, request, answer. */
export const TIME_OUT_MS = 5_000;

/** The result of an attempt. The answer's body is ignored: it could reveal the inside of a network to tenants. */
export interface Exchange {
  /** Undefined: accepted. `timeout`, `forbidden_address`, `http_500`, `ECONNREFUSED` … */
  readonly failure?: string;
  /** The `Retry-After` of a refusal, in seconds. */
  readonly retryAfterSeconds?: number;
}

/** Sends a message once. Only a 2xx status counts as accepted; redirects are not followed. Never throws. */
export async function postMessage(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  lookup: LookupFunction,
  timeOutMs = TIME_OUT_MS,
): Promise<Exchange> {
  const signal = AbortSignal.timeout(timeOutMs);
  try {
    return resultOf(await exchange(url, body, headers, lookup, signal));
  } catch (error) {
    return { failure: signal.aborted ? 'timeout' : codeOf(error) };
  }
}

function exchange(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const sent = send(url, {
      method: 'POST',
      agent: false, // a new connection for each request, so that the address is checked each time
      lookup,
      signal,
      headers: {
        'content-type': 'application/json',
        ...headers,
        'content-length': Buffer.byteLength(body),
        'user-agent': 'openeiam',
      },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      answer.on('error', () => undefined); // errors after the status do not matter
      answer.destroy();
      resolve(answer);
    });
    sent.end(body);
  });
}

function resultOf(answer: IncomingMessage): Exchange {
  const { statusCode = 0, headers } = answer;
  if (statusCode >= 200 && statusCode < 300) return {};
  const seconds = Number(headers['retry-after']);
  return {
    failure: `http_${String(statusCode)}`,
    ...(Number.isFinite(seconds) && seconds > 0 ? { retryAfterSeconds: seconds } : {}),
  };
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code.toLowerCase() : 'failed';
}
