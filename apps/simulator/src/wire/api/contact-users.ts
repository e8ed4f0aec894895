import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import type { CodeGrant } from '../../issued/codes.js';
import type { App } from '../../world/app.js';
import { PERMISSIONS } from '../../world/permissions.js';
import type { Person } from '../../world/person.js';
import { mayCallFrom } from '../app-credentials.js';
import { avatarUrl } from '../avatar-url.js';
import { field } from '../field.js';
import { pathOf } from '../path.js';
import { ApiRefusal, ipNotAllowed, permissionDenied, tokenInvalid } from './api-refusal.js';

/** `GET /v1.0/contact/users/{me|unionId}` with a user token: the person's own profile. */
export function contactUsers(scope: FastifyInstance, dingtalk: DingTalk): void {
  scope.get<{ Params: { unionId: string } }>('/v1.0/contact/users/:unionId', async (request) => {
    const { grant, app } = caller(request, dingtalk);
    const { unionId } = request.params;
    const person =
      unionId === 'me'
        ? dingtalk.world.person(grant.personId)
        : dingtalk.world.personByUnionId(unionId, app.developerCorpId);
    if (person === undefined) throw new ApiRefusal(404, 'invalidParameter.user.notFound', '用户不存在');
    const isWithoutMobile = dingtalk.faults.strike('mobileAbsent', pathOf(request)) !== undefined;
    const may = (permission: string) => app.permissions.has(permission) && grant.permissions.has(permission);
    return {
      nick: person.nick,
      unionId: dingtalk.world.unionIdOf(person.id, app.developerCorpId),
      openId: dingtalk.world.openIdOf(person.id, app.clientId),
      avatarUrl: avatarUrl(request, person),
      ...(may(PERMISSIONS.readMobile) && !isWithoutMobile ? mobileFor(app, person) : {}),
      ...(may(PERMISSIONS.readEmail) ? { email: person.email } : {}),
      visitor: false,
    };
  });
}

function caller(request: FastifyRequest, dingtalk: DingTalk): { grant: CodeGrant; app: App } {
  const path = pathOf(request);
  const grant = dingtalk.userTokens.find(field(request.headers, 'x-acs-dingtalk-access-token'));
  const app = grant && dingtalk.world.apps.find(grant.clientId);
  const isRejected = dingtalk.faults.strike('tokenInvalid', path) !== undefined;
  if (grant === undefined || app === undefined || isRejected) throw tokenInvalid();
  if (!mayCallFrom(app, request)) throw ipNotAllowed(request);
  const { readProfile } = PERMISSIONS;
  const isGranted = app.permissions.has(readProfile) && grant.permissions.has(readProfile);
  if (!isGranted || dingtalk.faults.strike('permissionMissing', path) !== undefined) {
    throw permissionDenied(readProfile);
  }
  return { grant, app };
}

/** Apps of other developers never see the whole number. */
function mobileFor(app: App, person: Person): { mobile: string; stateCode: string } {
  const masked = `${person.mobile.slice(0, 3)}****${person.mobile.slice(-4)}`;
  return { mobile: app.type === 'third_party' ? masked : person.mobile, stateCode: person.stateCode };
}
