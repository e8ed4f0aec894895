import type { FastifyRequest } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import type { App } from '../../world/app.js';
import { PERMISSIONS } from '../../world/permissions.js';
import type { Membership } from '../../world/person.js';
import { avatarUrl } from '../avatar-url.js';
import { pathOf } from '../path.js';

/** The common view of a member in `v2/user/list` and `v2/user/get`. Fields without permission are absent, not null. */
export function memberView(
  request: FastifyRequest,
  { world, faults }: DingTalk,
  app: App,
  membership: Membership,
): Record<string, unknown> {
  const person = world.person(membership.personId);
  if (person === undefined) return {};
  const path = pathOf(request);
  const isInternal = app.type === 'internal';
  const isWithoutMobile = faults.strike('mobileAbsent', path) !== undefined;
  const seesMobile = isInternal && app.permissions.has(PERMISSIONS.readMobile) && !isWithoutMobile;
  const seesEmail = isInternal && app.permissions.has(PERMISSIONS.readEmail);
  const isWithoutUnionId = faults.strike('unionIdAbsent', path) !== undefined;
  return {
    userid: membership.userId,
    ...(isWithoutUnionId ? {} : { unionid: world.unionIdOf(person.id, app.developerCorpId) }),
    name: person.name,
    avatar: avatarUrl(request, person),
    ...(seesMobile ? { mobile: person.mobile, state_code: person.stateCode } : {}),
    ...(seesEmail && person.email !== '' ? { email: person.email } : {}),
    ...(seesEmail && person.orgEmail !== '' ? { org_email: person.orgEmail } : {}),
    ...(membership.title === undefined ? {} : { title: membership.title }),
    ...(membership.jobNumber === undefined ? {} : { job_number: membership.jobNumber }),
    ...(membership.workPlace === undefined ? {} : { work_place: membership.workPlace }),
    ...(membership.extension === undefined ? {} : { extension: JSON.stringify(membership.extension) }),
    hide_mobile: false,
    active: membership.active,
    admin: membership.admin,
    boss: membership.boss,
    exclusive_account: false,
    dept_id_list: [...membership.departments],
  };
}
