import type * as z from 'zod';
import { DomainError } from './domain-error.js';

/**
 * Checks input against a schema.
 *
 * @throws DomainError `code`; its detail names the first wrong field, its facts list all of them
 */
export function parseInput<Output>(schema: z.ZodType<Output>, input: unknown, code: string): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new DomainError('invalid', code, {
    detail: errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; '),
    facts: { errors },
  });
}
