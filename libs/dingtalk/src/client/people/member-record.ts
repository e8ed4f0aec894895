import * as z from 'zod';
import type { DingTalkApp } from '../app.js';
import type { AppTokens } from '../tokens/app-tokens.js';
import { optionalText } from '../wire/lenient.js';
import { callOapi } from '../wire/oapi.js';
import type { Wire } from '../wire/wire.js';
import { mobileNumber } from './mobile-number.js';

/** The organisation's record of a member. Everything but the id depends on the app's permissions. */
export interface MemberRecord {
  readonly unionId: string | undefined;
  readonly name: string | undefined;
  readonly avatarUrl: string | undefined;
  readonly mobile: string | undefined;
  readonly email: string | undefined;
  /** The mailbox that the organisation assigned; people cannot set it themselves. */
  readonly orgEmail: string | undefined;
}

const answer = z
  .object({
    result: z.object({
      unionid: optionalText,
      name: optionalText,
      avatar: optionalText,
      mobile: optionalText,
      state_code: optionalText,
      email: optionalText,
      org_email: optionalText,
    }),
  })
  .transform(({ result }) => ({
    unionId: result.unionid,
    name: result.name,
    avatarUrl: result.avatar,
    mobile: mobileNumber(result.mobile, result.state_code),
    email: result.org_email ?? result.email,
    orgEmail: result.org_email,
  }));

/** @see https://open.dingtalk.com/document/development/query-user-details */
export function readMemberRecord(
  wire: Wire,
  tokens: AppTokens,
  app: DingTalkApp,
  userId: string,
): Promise<MemberRecord> {
  return tokens.use(app, (token) =>
    callOapi(wire, app, {
      operation: 'user/get',
      path: '/topapi/v2/user/get',
      query: { access_token: token },
      form: { userid: userId },
      isIdempotent: true,
      schema: answer,
    }),
  );
}
