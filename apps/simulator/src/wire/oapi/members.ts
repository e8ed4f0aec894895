import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { PERMISSIONS } from '../../world/permissions.js';
import { avatarUrl } from '../avatar-url.js';
import { field } from '../field.js';
import { pathOf } from '../path.js';
import { appTokenCaller } from './app-token-caller.js';
import { OapiRefusal } from './oapi-refusal.js';

const INTERNAL_CONTACT = 0;
const ROOT_DEPARTMENT = 1;

/** `POST /topapi/user/getbyunionid` and `POST /topapi/v2/user/get`: membership and details. */
export function members(scope: FastifyInstance, dingtalk: DingTalk): void {
  const { world } = dingtalk;

  scope.post('/topapi/user/getbyunionid', async (request) => {
    const { app, corpId } = appTokenCaller(request, dingtalk, PERMISSIONS.readMember);
    const person = world.personByUnionId(field(request.body, 'unionid'), app.developerCorpId);
    const membership = person && world.membership(corpId, person.id);
    if (membership === undefined) throw new OapiRefusal(60121, '找不到该用户');
    const result = { contact_type: INTERNAL_CONTACT, userid: membership.userId };
    return { errcode: 0, errmsg: 'ok', result, request_id: dingtalk.values.next('request') };
  });

  scope.post('/topapi/v2/user/get', async (request) => {
    const { app, corpId } = appTokenCaller(request, dingtalk, PERMISSIONS.readMember);
    const membership = world.memberByUserId(corpId, field(request.body, 'userid'));
    const person = membership && world.person(membership.personId);
    if (membership === undefined || person === undefined) throw new OapiRefusal(33012, '无效的USERID');
    if (app.contactScope !== 'everyone' && !app.contactScope.has(membership.userId)) {
      throw new OapiRefusal(50002, '企业员工不在授权范围');
    }
    const isWithoutMobile = dingtalk.faults.strike('mobileAbsent', pathOf(request)) !== undefined;
    const seesMobile =
      app.type === 'internal' && app.permissions.has(PERMISSIONS.readMobile) && !isWithoutMobile;
    const seesEmail = app.type === 'internal' && app.permissions.has(PERMISSIONS.readEmail);
    return {
      errcode: 0,
      errmsg: 'ok',
      result: {
        userid: membership.userId,
        unionid: world.unionIdOf(person.id, app.developerCorpId),
        name: person.name,
        avatar: avatarUrl(request, person),
        ...(seesMobile ? { mobile: person.mobile, state_code: person.stateCode } : {}),
        ...(seesEmail ? { email: person.email } : {}),
        hide_mobile: false,
        active: membership.active,
        real_authed: membership.active,
        admin: membership.admin,
        boss: membership.boss,
        senior: false,
        exclusive_account: false,
        dept_id_list: [ROOT_DEPARTMENT],
        leader_in_dept: [{ dept_id: ROOT_DEPARTMENT, leader: membership.boss }],
      },
      request_id: dingtalk.values.next('request'),
    };
  });
}
