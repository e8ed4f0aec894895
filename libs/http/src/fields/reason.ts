import { z } from 'zod';

/** Longest reason, in characters. */
const LONGEST = 500;

/** Why somebody does something, in their words: one line, which the log keeps. */
export const reason = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST)
  .regex(/^\P{Cc}+$/u, 'One line, without control characters')
  .describe('Kept in the log.');
