import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import type { Unit } from '../units/units';
import { UnitChoice } from './unit-choice';

/** The purpose of the choice. */
export interface UnitQuestion {
  readonly title: string;
  readonly text: string;
}

/** Chooses a department of the directory. */
@Component({
  selector: 'oe-choose-unit-dialog',
  imports: [MatButtonModule, MatDialogModule, UnitChoice],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      <p>{{ question.text }}</p>
      <oe-unit-choice (chosen)="chosen.set($event)" />
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
  protected readonly question = inject<UnitQuestion>(MAT_DIALOG_DATA);
  protected readonly chosen = signal<Unit | undefined>(undefined);
}
