import { z } from 'zod';

/** Longest text that is searched for, in characters. */
const LONGEST = 200;

/** What a list is searched for. */
export const searchText = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST)
  .regex(/^\P{Cc}+$/u, 'No control characters');
