import { z } from 'zod';

/** Printable ASCII without space: opaque to us, yet never long or strange enough to disturb what carries it. */
const LOGON_CODE = /^[\x21-\x7e]{1,512}$/;

/** A logon code of DingTalk in the body of a request. */
export const logonCode = z.string().regex(LOGON_CODE);

/** Whether a text can be a logon code of DingTalk. Spares the call, and the circuit breaker, obvious rubbish. */
export function isLogonCode(text: string): boolean {
  return LOGON_CODE.test(text);
}
