import * as z from 'zod';
import { plainText } from '#kernel';

/** Longest value of a form field, in characters. */
const LONGEST = 2_000;

/** Fields of a posted form. A field that is repeated or too long is refused. */
export const formFields = z
  .record(plainText({ max: 50 }), plainText({ max: LONGEST, controls: 'all but NUL' }))
  .default({});

export type FormFields = z.output<typeof formFields>;
