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
  /** Whether asking twice does no more than asking once. A call that uses up a logon code is not. */
  readonly isIdempotent: boolean;
}

/** An answer in JSON, of whatever status. */
export interface WireAnswer {
  readonly status: number;
  readonly body: unknown;
}

const MOST_BYTES = 256 * 1024;

/** DingTalk's block page: HTML or bare JSON that carries this status, whatever the HTTP status. */
const BLOCK_PAGE = /"status"\s*:\s*"?1111\b/;

function transportCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause !== null && typeof cause === 'object' && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

async function exchange(
  request: WireRequest,
  signal: AbortSignal,
): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { accept: 'application/json', ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      // A redirect would carry the token in the query to wherever it points.
      redirect: 'manual',
      signal,
    });
    return { status: response.status, text: await readAtMost(MOST_BYTES, response.body, request.operation) };
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
    // Not JSON is an ordinary case here: load balancers and block pages answer in HTML.
    return undefined;
  }
}

/**
 * Sends one request and reads its answer, once.
 *
 * @throws DingTalkError `timeout`, `unreachable`, `rate_limited` (block page) or `unexpected_answer`
 */
export async function send(request: WireRequest, signal: AbortSignal): Promise<WireAnswer> {
  const { status, text } = await exchange(request, signal);
  const details: DingTalkErrorDetails = { operation: request.operation, code: `http_${String(status)}` };
  if (BLOCK_PAGE.test(text)) throw new DingTalkError('rate_limited', { ...details, code: ADDRESS_BLOCKED });
  const body = parsed(text);
  if (status >= 500 && body === undefined) throw new DingTalkError('unreachable', details);
  if (body === undefined || (status >= 300 && status < 400)) {
    throw new DingTalkError('unexpected_answer', details);
  }
  return { status, body };
}
