import type { Children } from '@kitajs/html';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ownPagesOnly } from '../control/own-pages-only.js';
import type { DingTalk } from '../dingtalk.js';
import { languageOf, type Language } from '../pages/language.js';
import { sendPage } from '../pages/send-page.js';
import type { SimulatorParts } from '../simulator-parts.js';
import { field } from '../wire/field.js';
import { ChosenDepartment } from './chosen-department.js';
import { ChosenPerson } from './chosen-person.js';
import type { Chosen } from './department-tree.js';
import { OrganisationPage } from './organisation-page.js';
import { shownOrganisation } from './shown-organisation.js';

/** The page that edits an organisation by hand; it uses the control API. */
export function organisationRoutes({ dingtalk, hosts }: SimulatorParts) {
  return async (scope: FastifyInstance): Promise<void> => {
    ownPagesOnly(scope, hosts);

    scope.get('/organisation', async (request, reply) => {
      const organisations = dingtalk.world.organisations();
      const organisation = dingtalk.world.organisation(field(request.query, 'corp')) ?? organisations[0];
      if (organisation === undefined) return reply.code(404).send();
      const language = languageOf(request);
      const chosen = chosenIn(request);
      const page = (
        <OrganisationPage
          language={language}
          organisations={organisations}
          shown={shownOrganisation(dingtalk, organisation)}
          chosen={chosen}
          panel={panelOf(dingtalk, organisation.corpId, chosen, language)}
        />
      );
      return sendPage(request, reply, page);
    });
  };
}

function chosenIn({ query }: FastifyRequest): Chosen {
  const [department, person] = [field(query, 'department'), field(query, 'person')];
  return {
    ...(department === '' ? {} : { department: Number(department) }),
    ...(person === '' ? {} : { person }),
  };
}

/** The actions; undefined if the selected item does not exist, or no longer exists. */
function panelOf(
  { world }: DingTalk,
  corpId: string,
  chosen: Chosen,
  language: Language,
): Children | undefined {
  const departments = world.departments.all(corpId);
  if (chosen.department !== undefined) {
    const department = world.departments.find(corpId, chosen.department);
    if (department === undefined) return undefined;
    const below = new Set(world.departments.below(corpId, department.id).map(({ id }) => id));
    const parents = departments.filter(({ id }) => !below.has(id));
    return <ChosenDepartment language={language} department={department} parents={parents} />;
  }
  const person = world.person(chosen.person ?? '');
  const membership = person && world.membership(corpId, person.id);
  if (person === undefined || membership === undefined) return undefined;
  return (
    <ChosenPerson language={language} person={person} membership={membership} departments={departments} />
  );
}
