import type { App } from '../../world/app.js';
import type { Membership } from '../../world/person.js';
import type { World } from '../../world/world.js';

/** Whether the app may read the department itself. */
export function seesDepartment(world: World, app: App, corpId: string, id: number): boolean {
  return app.contactScope === 'everyone' || world.departments.isWithin(corpId, id, app.departmentScope);
}

/** Whether the app may read the member's details: by name, or by one of the departments. */
export function seesMember(world: World, app: App, { corpId, userId, departments }: Membership): boolean {
  return (
    app.contactScope === 'everyone' ||
    app.contactScope.has(userId) ||
    departments.some((id) => seesDepartment(world, app, corpId, id))
  );
}
