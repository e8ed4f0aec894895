import type { LoggerService } from '@nestjs/common';
import { VERSION } from '#launch';
import { pino, type Logger } from 'pino';
import { QuietRepeats } from './quiet-repeats.js';
import { redactText } from './redaction.js';
import { requestContext } from './request-context.js';

/** Injection token of the process's `Logger`. */
export const LOGGER = Symbol('Logger');

export type { Logger };

/** Fields whose value is never logged, at any depth. The code of a refusal is logged as `problem`. */
export const SECRET_FIELDS = [
  'password',
  'secret',
  'clientSecret',
  'client_secret',
  'token',
  'code',
  'authCode',
  'cookie',
  'authorization',
  'seed',
];

/** A JSON logger on standard output. Each line carries the ids of request, act and tenant; secrets are redacted. */
export function createLogger(process: string, level: string): Logger {
  const repeats = new QuietRepeats();
  return pino({
    level,
    base: { process, version: VERSION },
    // oxlint-disable-next-line house/database-time -- a line that tells of a database that is away cannot ask it
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const context = requestContext();
      if (context === undefined) return {};
      const { requestId, correlationId, tenantId } = context;
      return { requestId, correlationId, ...(tenantId === undefined ? {} : { tenantId }) };
    },
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[redacted]',
    },
    serializers: { err: (error: unknown) => serializeError(error) },
    hooks: {
      streamWrite: redactText,
      logMethod(args, method) {
        const [facts, text, ...rest] = args as unknown[];
        if (typeof facts !== 'object' || facts === null || typeof text !== 'string') {
          method.apply(this, args);
          return;
        }
        const written = repeats.of(facts, text, performance.now());
        if (written !== undefined) method.apply(this, [written, text, ...rest] as unknown as typeof args);
      },
    },
  });
}

/** Maximum number of nested causes that are logged. Errors may be their own cause. */
const LOGGED_CAUSES = 5;

function serializeError(error: unknown, causes = LOGGED_CAUSES): object {
  if (!(error instanceof Error)) return { message: redactText(String(error)) };
  const hasCause = error.cause !== undefined && causes > 0;
  const cause = hasCause ? { cause: serializeError(error.cause, causes - 1) } : {};
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...cause,
  };
}

/** Sends Nest's own messages through the logger of the process. */
export function nestLogger(logger: Logger): LoggerService {
  const write =
    (level: 'info' | 'error' | 'warn' | 'debug' | 'trace') =>
    (message: unknown, ...rest: unknown[]) => {
      const context = rest.at(-1);
      logger[level]({ context: typeof context === 'string' ? context : undefined }, String(message));
    };
  return {
    log: write('debug'),
    error: write('error'),
    warn: write('warn'),
    debug: write('debug'),
    verbose: write('trace'),
  };
}
