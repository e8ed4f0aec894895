import * as z from 'zod';
import { shownText } from '#kernel';

/** Trimmed, as text copied from a web page often ends in a space or a line break. */
const copied = (longest: number, form: RegExp, message: string) =>
  z.string().trim().max(longest, message).regex(form, message);

export const connectionKey = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/,
    'A key is 1 to 32 characters of a-z, 0-9 and hyphens, with no hyphen at either end',
  );

export const corpId = copied(128, /^[\w-]+$/, 'A CorpId is letters and digits, copied from DingTalk');

export const clientId = copied(128, /^[\w-]+$/, 'A client id is letters and digits, copied from DingTalk');

export const clientSecret = copied(
  256,
  /^[\x21-\x7e]{8,}$/,
  'A client secret is at least 8 characters without spaces, copied from DingTalk',
);

/** Display name of the connection. */
export const displayName = shownText(100);
