import type { DingTalk } from '../dingtalk.js';
import type { Organisation } from '../world/organisation.js';
import type { Person } from '../world/person.js';
import type { AuthorisationRequest } from './authorisation-request.js';
import { LoginFailure } from './login-failure.js';

/**
 * The organisations with which the person may log on; only one when the request leaves no choice. Empty only for a person without any organisation.
 *
 * @throws LoginFailure when the app does not accept the person
 */
export function organisationsFor(
  request: AuthorisationRequest,
  person: Person,
  dingtalk: DingTalk,
): readonly Organisation[] {
  const { world, faults } = dingtalk;
  const { app } = request;
  if (!world.hasActivated(person.id)) throw new LoginFailure('not_activated');
  const memberships = world.membershipsOf(person.id);
  const own = memberships.filter((m) => app.corpIds.has(m.corpId) && m.active);
  const fitting = request.corpId === undefined ? own : own.filter((m) => m.corpId === request.corpId);
  if (fitting.length === 0) {
    if (faults.find('outsiderAccepted', '/oauth2') === undefined) throw new LoginFailure('not_a_member');
    // Older DingTalk let every user through, and even confirmed the requested organisation.
    const corpIds = request.corpId === undefined ? memberships.map((m) => m.corpId) : [request.corpId];
    return corpIds.flatMap((corpId) => world.organisation(corpId) ?? []);
  }
  const { visibleTo } = app;
  const visible = fitting.filter((m) => visibleTo === 'everyone' || visibleTo.has(m.userId));
  if (visible.length === 0) throw new LoginFailure('not_visible');
  return visible.flatMap((m) => world.organisation(m.corpId) ?? []);
}
