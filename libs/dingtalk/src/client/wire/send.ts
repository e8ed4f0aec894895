import { Agent } from 'undici';
import { DingTalkError, type DingTalkErrorDetails } from '../dingtalk-error.js';
import { readAtMost } from './read-at-most.js';
import { ADDRESS_BLOCKED } from './retrying.js';

export interface WireRequest {
  /** Name of the call for errors and logs. */
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether repeating the call is harmless. A call that uses up a logon code is not idempotent. */
  readonly isIdempotent: boolean;
}

/** An answer in JSON, with any status. */
export interface WireAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** DingTalk's block page: HTML or bare JSON that carries this status, whatever the HTTP status. */
const BLOCK_PAGE = /"status"\s*:\s*"?1111\b/;

function transportCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/**
 * Connections that are kept alive, a few for each host. `fetch` would also work, but its streams take a third of the CPU time of a call.
 */
const connections = new Agent({ connections: 64 });

async function exchange(
  request: WireRequest,
  signal: AbortSignal,
  mostBytes: number,
): Promise<{ status: number; text: string }> {
  try {
    // Redirects are not followed: that would carry the token in the query to wherever they point.
    const { statusCode, body } = await connections.request({
      origin: request.url.origin,
      path: `${request.url.pathname}${request.url.search}`,
      method: request.method,
      headers: { accept: 'application/json', ...request.headers },
      body: request.body ?? null,
      signal,
    });
    return { status: statusCode, text: await readAtMost(mostBytes, body, request.operation) };
  } catch (error) {
    if (error instanceof DingTalkError) throw error;
    if (signal.aborted) throw new DingTalkError('timeout', { operation: request.operation });
    // The original error is not passed on as cause: undici's may name the address, which holds a token.
    throw new DingTalkError('unreachable', { operation: request.operation, code: transportCode(error) });
  }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // A body that is not JSON is normal here: load balancers and block pages answer in HTML.
    return undefined;
  }
}

/**
 * Sends one request and reads its answer, once.
 *
 * @throws DingTalkError `timeout`, `unreachable`, `rate_limited` (block page) or `unexpected_answer`
 */
export async function send(
  request: WireRequest,
  signal: AbortSignal,
  mostBytes: number,
): Promise<WireAnswer> {
  const { status, text } = await exchange(request, signal, mostBytes);
  const details: DingTalkErrorDetails = { operation: request.operation, code: `http_${String(status)}` };
  if (BLOCK_PAGE.test(text)) throw new DingTalkError('rate_limited', { ...details, code: ADDRESS_BLOCKED });
  const body = parsed(text);
  if (status >= 500 && body === undefined) throw new DingTalkError('unreachable', details);
  if (body === undefined || (status >= 300 && status < 400)) {
    throw new DingTalkError('unexpected_answer', details);
  }
  return { status, body };
}
