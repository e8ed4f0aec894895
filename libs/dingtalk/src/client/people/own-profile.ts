import * as z from 'zod';
import type { DingTalkApp } from '../app.js';
import { optionalText } from '../wire/lenient.js';
import { callApi } from '../wire/api.js';
import type { Wire } from '../wire/wire.js';
import { mobileNumber } from './mobile-number.js';

/** A person's own profile, as far as they share it with the app. It has no `userId` and no organisation. */
export interface OwnProfile {
  readonly unionId: string;
  readonly openId: string | undefined;
  readonly nick: string | undefined;
  readonly avatarUrl: string | undefined;
  readonly mobile: string | undefined;
  readonly email: string | undefined;
}

const answer = z
  .object({
    unionId: z.string().min(1).max(256),
    openId: optionalText,
    nick: optionalText,
    avatarUrl: optionalText,
    mobile: optionalText,
    stateCode: optionalText,
    email: optionalText,
  })
  .transform(({ mobile, stateCode, ...rest }) => ({ ...rest, mobile: mobileNumber(mobile, stateCode) }));

/** @see https://open.dingtalk.com/document/development/dingtalk-retrieve-user-information */
export function readOwnProfile(wire: Wire, app: DingTalkApp, userToken: string): Promise<OwnProfile> {
  return callApi(wire, app, {
    operation: 'users/me',
    method: 'GET',
    path: '/v1.0/contact/users/me',
    token: userToken,
    isIdempotent: true,
    schema: answer,
  });
}
