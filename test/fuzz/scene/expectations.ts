import type { Answer } from '../../harness/agent.js';

/** What every answer carries, whatever was asked. */
const EVERY_HEADER = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cache-control',
  'x-request-id',
  'x-correlation-id',
];

/** Words that would tell how the product works inside. */
const INSIDE = /node_modules|FST_ERR|ZodError|syntax error at|invalid byte sequence|\bat \/|libs\/|ECONN/;

/**
 * What is wrong with an answer to something odd: a failure, a refusal that is neither a problem document nor a page, a missing header,
 * a word too many. Empty when nothing is.
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
