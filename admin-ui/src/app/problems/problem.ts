/** A refusal of the API (RFC 9457), or a failed request. */
export class Problem extends Error {
  constructor(
    /** The HTTP status; 0 without an answer. */
    readonly status: number,
    /** The stable code, such as `account.unknown`; `network.away` without an answer. */
    readonly code: string,
    /** An English sentence from the API, if there is one. */
    readonly detail: string | undefined,
    /** All other members of the answer. */
    readonly facts: Readonly<Record<string, unknown>>,
  ) {
    super(detail ?? code);
  }

  /** The errors in the request's fields, by path. */
  get fields(): Readonly<Record<string, string>> {
    const { errors } = this.facts;
    if (!Array.isArray(errors)) return {};
    return Object.fromEntries(
      (errors as readonly { path?: unknown; message?: unknown }[]).map(({ path, message }) => [
        String(path),
        String(message),
      ]),
    );
  }
}

/** Converts any error to a problem. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, 'internal', error instanceof Error ? error.message : undefined, {});
}
