import * as z from 'zod';

/** Printable ASCII without spaces: opaque to us, but harmless to whatever carries it. */
const LOGON_CODE = /^[\x21-\x7e]{1,512}$/;

/** A logon code of DingTalk in the body of a request. */
export const logonCode = z.string().regex(LOGON_CODE);

/** Whether a text can be a logon code of DingTalk. Obvious rubbish must not cost a call or count for the circuit breaker. */
export function isLogonCode(text: string): boolean {
  return LOGON_CODE.test(text);
}
