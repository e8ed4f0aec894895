import { z } from 'zod';

/** What people call the organisation. */
export const tenantName = z
  .string()
  .trim()
  .min(1, 'A tenant has a name')
  .max(100, 'A name is at most 100 characters')
  .regex(/^\P{Cc}*$/u, 'A name has no control characters');
