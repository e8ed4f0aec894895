import type { Answer } from '../../harness/agent.js';

/** Headers of every response. */
const EVERY_HEADER = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cache-control',
  'x-request-id',
  'x-correlation-id',
];

/** Words that would reveal internals of the product. */
const INSIDE = /node_modules|FST_ERR|ZodError|syntax error at|invalid byte sequence|\bat \/|libs\/|ECONN/;

/**
 * Faults of a response to odd input: a server error, a refusal that is neither a problem document nor a page, a missing header, or
 * revealed internals. Empty if there are none.
 */
export function faultsOf(answer: Answer): readonly string[] {
  const { status, headers, text } = answer;
  const faults = EVERY_HEADER.filter((name) => !headers.has(name)).map((name) => `has no ${name}`);
  if (status >= 500) faults.push(`failed with ${String(status)}`);
  if (INSIDE.test(text)) faults.push(`tells ${INSIDE.exec(text)?.[0] ?? ''}`);
  const type = headers.get('content-type') ?? '';
  if (status < 400) return faults;
  if (type.startsWith('text/html'))
    return text.includes('</html>') ? faults : [...faults, 'is no whole page'];
  if (!type.startsWith('application/problem+json')) return [...faults, `is ${type || 'of no type'}`];
  const problem = answer.json<{ status?: unknown; code?: unknown; requestId?: unknown }>();
  if (problem.status !== status || typeof problem.code !== 'string') faults.push('is no problem document');
  if (problem.requestId !== headers.get('x-request-id')) faults.push('names another request');
  return faults;
}
