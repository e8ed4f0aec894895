/** The reason why the database cannot be reached or used. */
export interface ConnectionProblem {
  /** Wording to follow a colon: `user or password is wrong`. */
  readonly text: string;
  /** False: the problem may pass by itself. True: it stays until somebody corrects the settings. */
  readonly lasts: boolean;
}

const UNKNOWN_AUTHORITY =
  "the server's certificate was signed by an unknown authority; name its certificate with sslrootcert=<file>";

/** Errors of the network and PostgreSQL that may pass by themselves. */
const PASSING: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at this address',
  ECONNRESET: 'the connection was interrupted',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no route to the host',
  ETIMEDOUT: 'the host does not answer',
  '25006': 'the server accepts no writes: it is a standby or read-only',
  '53300': 'the server has no free connections; docs/operations.md says how many the processes use',
  '57P03': 'the server is starting or stopping',
};

/** Errors of PostgreSQL and TLS that last until somebody corrects the settings. */
const LASTING: Readonly<Record<string, string>> = {
  '28P01': 'user or password is wrong',
  '28000': 'the server does not accept this user',
  '3D000': 'there is no such database',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "the server's certificate is for another name; use that name, or sslmode=verify-ca",
};

/** Messages of `pg` without a code. */
const SAID: readonly (readonly [RegExp, ConnectionProblem])[] = [
  [/no encryption$/, { text: 'the server accepts only TLS; add sslmode=verify-full', lasts: true }],
  [/does not support SSL/, { text: 'the server does not support TLS, which sslmode requires', lasts: true }],
  [
    /^unsupported startup parameter/,
    { text: 'the pooler accepts no start-up options; remove options= from the address', lasts: true },
  ],
  [/^connect ENOENT/, { text: 'there is no such socket', lasts: false }],
  [
    /^(timeout expired|timeout exceeded when trying to connect|Query read timeout)$|due to connection timeout$/,
    { text: 'the host does not answer', lasts: false },
  ],
  [/^Connection terminated/, { text: 'the connection was interrupted', lasts: false }],
];

/** The common shape of errors of Node, `pg` and PostgreSQL. In tests, Node's errors come from another realm, so `instanceof` fails. */
interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  /** A host with several addresses gives several errors at once. */
  readonly errors?: readonly unknown[];
}

/** Finds the reason why a connection could not be opened; undefined if the error has nothing to do with it. */
export function connectionProblem(error: unknown): ConnectionProblem | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message, cause, errors }: Failure = error;
  const said = SAID.find(([pattern]) => pattern.test(String(message)));
  if (said !== undefined) return said[1];
  const [passing, lasting] = [PASSING[String(code)], LASTING[String(code)]];
  if (passing !== undefined) return { text: passing, lasts: false };
  if (lasting !== undefined) return { text: lasting, lasts: true };
  return connectionProblem(errors?.[0]) ?? connectionProblem(cause);
}
