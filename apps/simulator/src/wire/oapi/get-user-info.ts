import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { PERMISSIONS } from '../../world/permissions.js';
import { field } from '../field.js';
import { pathOf } from '../path.js';
import { appTokenCaller } from './app-token-caller.js';
import { OapiRefusal } from './oapi-refusal.js';

const MAIN_ADMIN = 1;
const BOSS = 100;

/** `POST /topapi/v2/user/getuserinfo`: the person behind a silent-login code of the JSAPI. */
export function getUserInfo(scope: FastifyInstance, dingtalk: DingTalk): void {
  const { world, codes, faults } = dingtalk;
  scope.post('/topapi/v2/user/getuserinfo', async (request) => {
    const { app, corpId } = appTokenCaller(request, dingtalk, PERMISSIONS.base);
    const grant = codes.redeem(field(request.body, 'code'), app.clientId, ['jsapi']);
    const isReused = faults.strike('codeReused', pathOf(request)) !== undefined;
    const membership = grant?.corpId === corpId ? world.membership(corpId, grant.personId) : undefined;
    const person = membership && world.person(membership.personId);
    if (membership === undefined || person === undefined || isReused) {
      throw new OapiRefusal(40078, '不存在的临时授权码');
    }
    return {
      errcode: 0,
      errmsg: 'ok',
      result: {
        userid: membership.userId,
        unionid: world.unionIdOf(person.id, app.developerCorpId),
        associated_unionid: world.associatedUnionIdOf(person.id),
        name: person.name,
        device_id: `device-${person.id}`,
        sys: membership.admin,
        sys_level: membership.boss ? BOSS : membership.admin ? MAIN_ADMIN : 0,
      },
      request_id: dingtalk.values.next('request'),
    };
  });
}
