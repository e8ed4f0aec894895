import * as z from 'zod';

/** Longest address that is looked at, in characters. */
const LONGEST = 2_000;

/** The requested destination of a logon. Any text is accepted; `returnTarget` replaces what is not allowed with the portal's home. */
export const wantedReturn = z.string().max(LONGEST);
