import { APP_ROLE } from './app-role.js';

/**
 * SQL that creates a function with the owner's rights, which bypasses row-level security. It is for questions that concern no single
 * tenant, such as which jobs are due. Such a function returns ids and nothing else. `definer-functions.spec.ts` lists all of them.
 *
 * @param body a `select` that uses the parameters by name
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
