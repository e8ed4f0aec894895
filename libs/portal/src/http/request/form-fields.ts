import { z } from 'zod';

/** Longest value of a form field, in characters. */
const LONGEST = 2_000;

/** Fields of a posted form. A field that is named twice, or is too long, is refused. */
export const formFields = z.record(z.string().max(50), z.string().max(LONGEST)).default({});

export type FormFields = z.output<typeof formFields>;
