import type * as z from 'zod';
import type { DingTalkApp } from '../app.js';
import type { AppTokens } from '../tokens/app-tokens.js';
import { callOapi } from '../wire/oapi.js';
import type { Wire } from '../wire/wire.js';

/** Waits until a call to this path may be sent; rejects when `signal` fires. */
export type WaitForCallPermit = (path: string, signal: AbortSignal) => Promise<void>;

/** The means for a call to the address book. */
export interface ContactCallContext {
  readonly wire: Wire;
  readonly tokens: AppTokens;
  readonly app: DingTalkApp;
  readonly pace: WaitForCallPermit;
  readonly signal: AbortSignal;
}

interface ContactCall<T> {
  readonly operation: string;
  readonly path: string;
  /** Sent as a form by POST; without it the call is a GET. */
  readonly form?: Readonly<Record<string, string>>;
  readonly schema: z.ZodType<T>;
}

/**
 * Reads from the address book with the app's own token, when its turn has come. A token that expires meanwhile is replaced once.
 *
 * @throws DingTalkError
 */
export function contactCall<T>(
  { wire, tokens, app, pace, signal }: ContactCallContext,
  call: ContactCall<T>,
): Promise<T> {
  return tokens.use(app, async (token) => {
    await pace(call.path, signal);
    return callOapi(wire, app, { ...call, query: { access_token: token }, isIdempotent: true });
  });
}
