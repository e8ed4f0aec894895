import type { FastifyInstance } from 'fastify';
import { languageOf, type Language } from '../pages/language.js';
import { sendPage } from '../pages/send-page.js';
import type { Person } from '../world/person.js';
import type { World } from '../world/world.js';
import { PHONE_TEXTS } from './phone-texts.js';
import { PhonePage, type PhoneOwner } from './phone-page.js';

/** `/` leads to the phone, which most people come for. */
export function phonePageRoutes(scope: FastifyInstance, world: World, portalUrl: string): void {
  scope.get('/', async (_request, reply) => reply.redirect('/phone', 302));

  scope.get('/phone', async (request, reply) => {
    const language = languageOf(request);
    const owners = world.people().map((person) => ownerOf(person, world, language));
    return sendPage(request, reply, <PhonePage language={language} owners={owners} portalUrl={portalUrl} />);
  });
}

function ownerOf(person: Person, world: World, language: Language): PhoneOwner {
  const texts = PHONE_TEXTS[language];
  if (!world.hasActivated(person.id)) return { person, remark: texts.notActivated };
  const [home] = world.organisations();
  const [membership] = world.membershipsOf(person.id);
  if (membership === undefined) return { person, remark: texts.noMember };
  const isAtHome = membership.corpId === home?.corpId;
  return { person, remark: isAtHome ? undefined : world.organisation(membership.corpId)?.name[language] };
}
