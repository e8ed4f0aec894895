/** What kind of refusal an error is. Each kind has exactly one HTTP status; see `statusOf`. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'precondition_failed'
  | 'precondition_required'
  | 'too_many'
  | 'unavailable';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  precondition_failed: 412,
  precondition_required: 428,
  too_many: 429,
  unavailable: 503,
};

/** The HTTP status (RFC 9110) that a kind of refusal is answered with. */
export function statusOf(kind: ErrorKind): number {
  return STATUS[kind];
}

export interface DomainErrorOptions {
  /** One English sentence for operators and API users. Never holds a secret or personal data. */
  readonly detail?: string;
  /** Seconds after which trying again makes sense; becomes `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** Machine-readable facts that belong in the answer, for example which field was wrong. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * A rule of the product was broken. `code` is stable (`ticket.expired`): it names the rule for machines and is the translation key of the
 * text that people read.
 */
export class DomainError extends Error {
  readonly detail: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    options: DomainErrorOptions = {},
  ) {
    super(options.detail ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.detail = options.detail;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.facts = options.facts ?? {};
  }
}
