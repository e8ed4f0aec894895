import * as z from 'zod';
import type { DingTalkApp } from '../app.js';
import { DingTalkError } from '../dingtalk-error.js';
import type { AppTokens } from '../tokens/app-tokens.js';
import { lenientInteger } from '../wire/lenient.js';
import { callOapi } from '../wire/oapi.js';
import type { Wire } from '../wire/wire.js';

const INTERNAL_MEMBER = 0;

const answer = z.object({
  result: z.object({ contact_type: lenientInteger, userid: z.string().min(1).max(256) }),
});

/**
 * A person's `userId` in the app's organisation. It is requested with the app's own token, so neither the person nor their browser can
 * influence the answer.
 *
 * @throws DingTalkError `not_member` for outsiders, leavers and external contacts
 * @see https://open.dingtalk.com/document/development/query-a-user-by-the-union-id
 */
export async function memberIdOf(
  wire: Wire,
  tokens: AppTokens,
  app: DingTalkApp,
  unionId: string,
): Promise<string> {
  const operation = 'getbyunionid';
  const { result } = await tokens.use(app, (token) =>
    callOapi(wire, app, {
      operation,
      path: '/topapi/user/getbyunionid',
      query: { access_token: token },
      form: { unionid: unionId },
      isIdempotent: true,
      schema: answer,
    }),
  );
  if (result.contact_type !== INTERNAL_MEMBER) {
    throw new DingTalkError('not_member', { operation, code: 'external_contact' });
  }
  return result.userid;
}
