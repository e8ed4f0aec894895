import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { PERMISSIONS } from '../../world/permissions.js';
import type { Membership } from '../../world/person.js';
import { field } from '../field.js';
import { pathOf } from '../path.js';
import { appTokenCaller } from './app-token-caller.js';
import { memberView } from './member-view.js';
import { OapiRefusal } from './oapi-refusal.js';
import { seesMember } from './scope.js';

const INTERNAL_CONTACT = 0;

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
    const userId = field(request.body, 'userid');
    const membership =
      world.memberByUserId(corpId, userId) ??
      stillShown(dingtalk, pathOf(request), world.memberships.formerly(corpId, userId));
    const person = membership && world.person(membership.personId);
    if (membership === undefined || person === undefined) throw new OapiRefusal(33012, '无效的USERID');
    if (!seesMember(world, app, membership)) throw new OapiRefusal(50002, '企业员工不在授权范围');
    return {
      errcode: 0,
      errmsg: 'ok',
      result: {
        ...memberView(request, dingtalk, app, membership),
        real_authed: membership.active,
        senior: false,
        leader_in_dept: membership.departments.map((dept_id) => ({ dept_id, leader: membership.boss })),
      },
      request_id: dingtalk.values.next('request'),
    };
  });
}

/** Still shows a person who has left while the fault for it is active: real address books lag behind their events. */
function stillShown(
  { faults }: DingTalk,
  path: string,
  former: Membership | undefined,
): Membership | undefined {
  return former !== undefined && faults.strike('leaverStillShown', path) !== undefined ? former : undefined;
}
