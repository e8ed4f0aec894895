import * as z from 'zod';
import type { DingTalkApp } from '../app.js';
import type { AppTokens } from '../tokens/app-tokens.js';
import { optionalText } from '../wire/lenient.js';
import { callOapi } from '../wire/oapi.js';
import type { Wire } from '../wire/wire.js';

export interface SilentLogon {
  readonly userId: string;
  readonly unionId: string;
  /** The name in the organisation. */
  readonly name: string | undefined;
}

const answer = z
  // `associated_unionid`, beside `unionid`, is a different id and is never read.
  .object({
    result: z.object({
      userid: z.string().min(1).max(256),
      unionid: z.string().min(1).max(256),
      name: optionalText,
    }),
  })
  .transform(({ result }) => ({ userId: result.userid, unionId: result.unionid, name: result.name }));

/**
 * Exchanges the code that the DingTalk app gave to a page (JSAPI `requestAuthCode`) for the person who holds the phone.
 *
 * @throws DingTalkError `code_unusable` when the code was used before, is older than five minutes or is of another kind
 * @see https://open.dingtalk.com/document/development/enterprise-internal-application-logon-free
 */
export function redeemSilentCode(
  wire: Wire,
  tokens: AppTokens,
  app: DingTalkApp,
  code: string,
): Promise<SilentLogon> {
  return tokens.use(app, (token) =>
    callOapi(wire, app, {
      operation: 'getuserinfo',
      path: '/topapi/v2/user/getuserinfo',
      query: { access_token: token },
      form: { code },
      isIdempotent: false,
      schema: answer,
    }),
  );
}
