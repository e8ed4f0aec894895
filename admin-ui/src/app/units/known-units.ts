import { inject, Injectable } from '@angular/core';
import { Api } from '../api/generated/api';
import { directoryUnits } from '../api/generated/functions';
import type { Unit } from './units';

/** Maximum number of units that the tree shows below one; nobody finds anything among more. */
const MOST = 2_000;

/** Number of units on a page. */
const LIMIT = 200;

/** The departments of the directory. */
@Injectable({ providedIn: 'root' })
export class KnownUnits {
  readonly #api = inject(Api);

  async below(connectionId: string | undefined, parent: string | undefined): Promise<readonly Unit[]> {
    const units: Unit[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#api.invoke(directoryUnits, {
        ...(connectionId === undefined ? {} : { connectionId }),
        ...(parent === undefined ? {} : { parentId: parent }),
        ...(cursor === undefined ? {} : { cursor }),
        limit: LIMIT,
      });
      units.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined && units.length < MOST);
    return units;
  }
}
