import { z } from 'zod';
import { defineEvent } from '#kernel';

/** Somebody has read the log beyond the first page of today; said once for what is asked, not for every page. */
export const LogRead = defineEvent(
  'audit.log.read.v1',
  z.object({ outcome: z.literal('success'), filter: z.record(z.string(), z.unknown()) }),
);
