import type * as z from 'zod';
import { DingTalkError } from '../dingtalk-error.js';

/** @throws DingTalkError `unexpected_answer` when a field that we rely on is missing or of another type */
export function parseAnswer<T>(operation: string, schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  // Only the field is named: zod's message would quote its value.
  const field = result.error.issues[0]?.path.join('.');
  throw new DingTalkError('unexpected_answer', { operation, code: field ? `field_${field}` : 'shape' });
}
