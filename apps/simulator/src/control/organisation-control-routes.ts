import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { ROOT_DEPARTMENT } from '../world/department.js';
import type { World } from '../world/world.js';

const memberParams = z.object({ corpId: z.string(), personId: z.string() });

/** Missing members stay unchanged; for a person who joins, `World.addMember` has the defaults. */
const memberBody = z
  .strictObject({
    name: z.string().min(1).optional(),
    email: z.string().optional(),
    orgEmail: z.string().optional(),
    userId: z.string().min(1).optional(),
    departments: z.array(z.int()).min(1).optional(),
    title: z.string().optional(),
    jobNumber: z.string().optional(),
    workPlace: z.string().optional(),
    extension: z.record(z.string(), z.string()).optional(),
    active: z.boolean().optional(),
  })
  .optional();

const departmentBody = z.strictObject({
  id: z.int().optional(),
  name: z.string().min(1),
  parentId: z.int().default(ROOT_DEPARTMENT),
});

const departmentChanges = z.strictObject({
  name: z.string().min(1).optional(),
  parentId: z.int().optional(),
});

const crowdBody = z.strictObject({
  people: z.int().min(1).max(200_000),
  /** The number of new departments below the root among which they are distributed. */
  departments: z.int().min(1).max(10_000).default(1),
  /** The prefix of the people's ids. */
  prefix: z
    .string()
    .regex(/^[a-z]{1,16}$/)
    .default('crowd'),
});

interface OfOrganisation {
  readonly Params: { readonly corpId: string };
}
interface OfDepartment {
  readonly Params: { readonly corpId: string; readonly id: string };
}

/** Lets people join, move and leave, and departments be created, renamed, moved and removed. */
export function organisationControlRoutes(scope: FastifyInstance, world: World): void {
  scope.put('/control/members/:corpId/:personId', async (request) => {
    const { corpId, personId } = memberParams.parse(request.params);
    const { name, email, orgEmail, ...membership } = memberBody.parse(request.body ?? undefined) ?? {};
    if (world.organisation(corpId) === undefined) throw new Error(`There is no organisation ${corpId}`);
    const known = world.person(personId) ?? (name === undefined ? undefined : { id: personId });
    if (known === undefined) throw new Error(`There is no person ${personId}; give a name to make one`);
    for (const id of membership.departments ?? []) departmentOf(world, corpId, id);
    world.addPerson({ ...known, ...given({ name, email, orgEmail }) });
    const former = world.membership(corpId, personId);
    const changes = given(membership);
    // To DingTalk, a new `userId` means that one person left and another joined.
    const isMoved = former !== undefined && (changes.userId ?? former.userId) !== former.userId;
    if (isMoved) world.removeMember(corpId, former.userId);
    return world.addMember({ corpId, personId, ...former, ...changes });
  });

  scope.delete('/control/members/:corpId/:personId', async (request, reply) => {
    const { corpId, personId } = memberParams.parse(request.params);
    const membership = world.membership(corpId, personId);
    if (membership !== undefined) world.removeMember(corpId, membership.userId);
    return reply.code(204).send();
  });

  scope.get<OfOrganisation>('/control/departments/:corpId', async ({ params }) => ({
    departments: world.departments.all(params.corpId),
  }));

  scope.post<OfOrganisation>('/control/departments/:corpId', async ({ params, body }) => {
    const { id, ...department } = departmentBody.parse(body);
    return world.addDepartment({ corpId: params.corpId, ...department, ...(id === undefined ? {} : { id }) });
  });

  scope.patch<OfDepartment>('/control/departments/:corpId/:id', async ({ params, body }) =>
    world.changeDepartment(params.corpId, Number(params.id), given(departmentChanges.parse(body))),
  );

  scope.delete<OfDepartment>('/control/departments/:corpId/:id', async ({ params }, reply) => {
    world.removeDepartment(params.corpId, Number(params.id));
    return reply.code(204).send();
  });

  scope.post<OfOrganisation>('/control/crowd/:corpId', async ({ params, body }) => {
    const { people, departments, prefix } = crowdBody.parse(body);
    world.addCrowd(params.corpId, { people, departments, prefix });
    return { people, departments };
  });
}

function departmentOf(world: World, corpId: string, id: number): void {
  if (world.departments.find(corpId, id) === undefined)
    throw new Error(`There is no department ${String(id)}`);
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Drops undefined members. */
function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Given<Fields>;
}
