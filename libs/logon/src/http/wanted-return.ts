import * as z from 'zod';

/** Longest address that is looked at, in characters. */
const LONGEST = 2_000;

/** Where somebody wants a logon to lead: any text, as `returnTarget` makes the portal's home of what is not allowed. */
export const wantedReturn = z.string().max(LONGEST);
