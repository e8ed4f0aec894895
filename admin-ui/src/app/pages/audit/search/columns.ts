import { Injectable, signal } from '@angular/core';
import { localStore } from '../../../browser-storage';

/** The optional columns of the log, in their order; time and event are always shown. */
export const COLUMNS = ['outcome', 'actor', 'target', 'method', 'device', 'address'] as const;

export type Column = (typeof COLUMNS)[number];

/** Their labels. */
export const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  outcome: $localize`:@@audit.column.outcome:Outcome`,
  actor: $localize`:@@audit.column.actor:By`,
  target: $localize`:@@audit.column.target:About`,
  method: $localize`:@@audit.method:Method`,
  device: $localize`:@@audit.column.device:Device`,
  address: $localize`:@@audit.column.address:IP address`,
};

const KEPT = 'openeiam.audit.columns';

const USUAL: readonly Column[] = ['outcome', 'actor', 'target', 'device'];

/** The selected columns, stored in this browser. */
@Injectable({ providedIn: 'root' })
export class Columns {
  readonly #chosen = signal(kept());
  readonly chosen = this.#chosen.asReadonly();

  turn(column: Column): void {
    this.#chosen.update((before) => COLUMNS.filter((one) => before.includes(one) !== (one === column)));
    localStore.write(KEPT, this.#chosen().join(' '));
  }
}

function kept(): readonly Column[] {
  const words = localStore.read(KEPT)?.split(' ');
  return words === undefined ? USUAL : COLUMNS.filter((column) => words.includes(column));
}
