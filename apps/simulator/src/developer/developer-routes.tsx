import type { FastifyInstance } from 'fastify';
import { ownPagesOnly } from '../control/own-pages-only.js';
import { languageOf } from '../pages/language.js';
import { sendPage } from '../pages/send-page.js';
import type { SimulatorParts } from '../simulator-parts.js';
import type { World } from '../world/world.js';
import { DeveloperPage } from './developer-page.js';
import type { Member } from './member-switches.js';

/** The page of the developer console. It shows secrets, and is therefore available only to the simulator's own pages. */
export function developerRoutes({ dingtalk, hosts }: SimulatorParts) {
  const { world, faults } = dingtalk;
  return async (scope: FastifyInstance): Promise<void> => {
    ownPagesOnly(scope, hosts);

    scope.get('/developer', async (request, reply) => {
      const active = new Set(faults.list().map(({ name }) => name));
      const page = (
        <DeveloperPage
          language={languageOf(request)}
          apps={world.apps.all()}
          members={membersOf(world)}
          faults={active}
        />
      );
      return sendPage(request, reply, page);
    });
  };
}

/** Everybody with an organisation; people without one may join the first again. */
function membersOf(world: World): readonly Member[] {
  const [home] = world.organisations();
  return world.people().flatMap((person) => {
    const [membership] = world.membershipsOf(person.id);
    const organisation = membership === undefined ? home : world.organisation(membership.corpId);
    return organisation === undefined ? [] : [{ person, organisation, isMember: membership !== undefined }];
  });
}
