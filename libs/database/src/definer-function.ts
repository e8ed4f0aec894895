import { APP_ROLE } from './app-role.js';

/**
 * SQL that makes a function which runs with the owner's rights, and so past row-level security: for what belongs to no single
 * tenant, such as which jobs are due. It tells ids and nothing else. `definer-functions.spec.ts` names each.
 *
 * @param body a `select` with the parameters by their names
 */
export function definerFunction(name: string, parameters: string, returns: string, body: string): string[] {
  return [
    `create function ${name}(${parameters}) returns ${returns}
     language sql stable security definer set search_path = pg_catalog, pg_temp
     as $$ ${body} $$`,
    `revoke all on function ${name} from public`,
    `grant execute on function ${name} to ${APP_ROLE}`,
  ];
}
