import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { KnownUnits } from '../units/known-units';
import { UnitTree } from '../units/unit-tree';
import type { Unit } from '../units/units';

/** What a department is chosen for. */
export interface UnitChoice {
  readonly title: string;
  readonly text: string;
}

/** Chooses a department of the directory. */
@Component({
  selector: 'oe-choose-unit-dialog',
  imports: [MatButtonModule, MatDialogModule, UnitTree],
  template: `
    <h2 mat-dialog-title>{{ choice.title }}</h2>
    <mat-dialog-content>
      <p>{{ choice.text }}</p>
      @if (isEmpty()) {
        <p class="oe-muted" role="status" i18n="@@chooseUnit.empty">
          There are no departments yet. Import people from the directory first.
        </p>
      }
      <oe-unit-tree
        i18n-label="@@directory.departments"
        label="Departments"
        [load]="load"
        [chosen]="marked()"
        (picked)="chosen.set($event)"
      />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="chosen() === undefined"
        [mat-dialog-close]="chosen()"
        i18n="@@chooseUnit.act"
      >
        Add
      </button>
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChooseUnitDialog {
  readonly #units = inject(KnownUnits);
  protected readonly choice = inject<UnitChoice>(MAT_DIALOG_DATA);
  protected readonly chosen = signal<Unit | undefined>(undefined);
  protected readonly marked = computed(() => new Set([this.chosen()?.id ?? '']));
  protected readonly isEmpty = signal(false);

  protected readonly load = async (parent: string | undefined): Promise<readonly Unit[]> => {
    const units = await this.#units.below(undefined, parent);
    if (parent === undefined) this.isEmpty.set(units.length === 0);
    return units;
  };
}
