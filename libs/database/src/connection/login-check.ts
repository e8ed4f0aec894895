import type { ClientBase } from 'pg';
import { APP_ROLE } from '../app-role.js';
import { faultsOf, LOGIN_RIGHTS, type LoginRights } from './login-rights.js';
import { checkServer } from './server.js';
import { withQueryTimeout } from './with-query-timeout.js';
import { UnusableDatabase } from './unusable-database.js';

/** How to treat a login with more rights than the product needs. */
export interface Strictness {
  /** True: the login is refused, as in production. */
  readonly refuses: boolean;
  /** Otherwise receives the warning, once. */
  readonly warn: (message: string) => void;
}

/**
 * Checks the server and the login of `DATABASE_URL` on the first connection of a process. The process does nothing else with the database
 * until the login has passed, however late the database becomes reachable.
 */
export class LoginCheck {
  #passed: Promise<void> | undefined;

  constructor(private readonly strictness: Strictness) {}

  /** @throws UnusableDatabase when the server is too old, or the login is refused */
  async pass(client: ClientBase): Promise<void> {
    this.#passed ??= this.look(client);
    try {
      await this.#passed;
    } catch (error) {
      this.#passed = undefined; // the next connection checks again
      throw error;
    }
  }

  private async look(client: ClientBase): Promise<void> {
    await checkServer(client, 'DATABASE_URL');
    const { rows } = await client.query<LoginRights>(withQueryTimeout(LOGIN_RIGHTS));
    const [rights] = rows;
    if (rights === undefined) throw new UnusableDatabase('The login of DATABASE_URL was removed');
    const faults = faultsOf(rights);
    if (faults.length === 0) return;
    const message =
      `DATABASE_URL logs on as "${rights.login}", which ${faults.join(' and ')}. The login of the processes must own nothing ` +
      `and only be a member of ${APP_ROLE}, so that row-level security applies to it: use the one that ` +
      `docker/postgres/roles.sql creates. Only "migrate" needs more, through DATABASE_OWNER_URL.`;
    if (this.strictness.refuses) throw new UnusableDatabase(message);
    this.strictness.warn(`${message} A production start refuses it.`);
  }
}
