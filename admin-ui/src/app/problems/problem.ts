/** A refusal of the API (RFC 9457), or that it could not be asked. */
export class Problem extends Error {
  constructor(
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** Stable name of the rule, such as `account.unknown`; `network.away` without an answer. */
    readonly code: string,
    /** One English sentence of the API, where it has one. */
    readonly detail: string | undefined,
    /** Everything else that the answer says. */
    readonly facts: Readonly<Record<string, unknown>>,
  ) {
    super(detail ?? code);
  }

  /** What is wrong with the fields of the request, by their paths. */
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

/** Any error as a problem. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, 'internal', error instanceof Error ? error.message : undefined, {});
}
