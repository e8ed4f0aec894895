import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { UnitTree } from '../../../units/unit-tree';
import type { Unit } from '../../../units/units';
import type { FollowStore } from './follow-store';

/** The departments to choose from, and the present choice. */
export interface Choosing {
  readonly store: FollowStore;
  readonly scope: readonly string[];
}

/** Chooses departments in the organisation's own tree, as it is now. */
@Component({
  selector: 'oe-scope-dialog',
  imports: [MatButtonModule, MatDialogModule, UnitTree],
  template: `
    <h2 mat-dialog-title i18n="@@directory.scope.title">Which departments are read?</h2>
    <mat-dialog-content>
      <p i18n="@@directory.scope.text">
        Each selected department is read with everything below it. With none selected, everything that the app
        may read is.
      </p>
      <oe-unit-tree
        i18n-label="@@directory.departments"
        label="Departments"
        [load]="load"
        [chosen]="chosen()"
        [isMultiple]="true"
        (picked)="pick($event)"
      />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" (click)="chosen.set(none)" i18n="@@directory.scope.none">
        Clear selection
      </button>
      <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
      <button matButton="filled" type="button" (click)="take()" i18n="@@directory.scope.take">
        Select {{ chosen().size }}
      </button>
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScopeDialog {
  readonly #dialog = inject<MatDialogRef<ScopeDialog, readonly string[]>>(MatDialogRef);
  readonly #choosing = inject<Choosing>(MAT_DIALOG_DATA);

  protected readonly chosen = signal<ReadonlySet<string>>(new Set(this.#choosing.scope));
  protected readonly none: ReadonlySet<string> = new Set();
  protected readonly load = (parent: string | undefined): Promise<readonly Unit[]> =>
    this.#choosing.store.unitsBelow(parent);

  protected pick({ id }: Unit): void {
    this.chosen.update((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }

  protected take(): void {
    this.#dialog.close([...this.chosen()]);
  }
}
