/** A refusal of the server (RFC 9457), or `network` when no answer came. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** Seconds, from `Retry-After`. */
    readonly retryAfter: number | undefined,
    /** Members of the problem document besides those of the standard. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** Reads a refused answer; a body that is not a problem document gives a `Problem` without a code. */
export async function problemOf(response: Response): Promise<Problem> {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  const body: unknown = await response.json().catch(() => undefined);
  const facts = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const code = typeof facts['code'] === 'string' ? facts['code'] : '';
  return new Problem(response.status, code, Number.isNaN(seconds) ? undefined : seconds, facts);
}
