import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { MatRadioModule } from '@angular/material/radio';
import type { ListedGroup } from '../../../api/generated/models/listed-group';
import { GroupChoice } from '../../../people/group-choice';
import { UnitChoice } from '../../../people/unit-choice';
import type { Unit } from '../../../units/units';
import type { PairDraft } from './outbound-store';

/** The connection of a pair. */
export interface PairPlace {
  readonly connectionId: string;
  readonly provider: string;
}

/** Creates a pair: a group, and the department in which its people should be. */
@Component({
  selector: 'oe-add-pair-dialog',
  imports: [GroupChoice, MatButtonModule, MatDialogModule, MatRadioModule, UnitChoice],
  template: `
    <h2 mat-dialog-title i18n="@@outbound.dialog.title">What should be compared?</h2>
    <mat-dialog-content>
      <h3 i18n="@@outbound.dialog.group">Group here</h3>
      <oe-group-choice (chosen)="group.set($event)" />
      <h3>{{ unitHeading() }}</h3>
      <mat-radio-group
        i18n-aria-label="@@outbound.dialog.which"
        aria-label="Which department"
        [value]="isNew()"
        (change)="isNew.set($event.value)"
      >
        <mat-radio-button [value]="false" i18n="@@outbound.dialog.there">An existing one</mat-radio-button>
        <mat-radio-button [value]="true" i18n="@@outbound.dialog.new"
          >A new one with the name of the group, below the selected one</mat-radio-button
        >
      </mat-radio-group>
      <oe-unit-choice [connectionId]="place.connectionId" (chosen)="unit.set($event)" />
    </mat-dialog-content>
    <p class="summary oe-muted" role="status">{{ summary() }}</p>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="pair() === undefined"
        [mat-dialog-close]="pair()"
        i18n="@@chooseUnit.act"
      >
        Add
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    h3 {
      margin: 16px 0 8px;
      font: var(--mat-sys-title-small);
    }
    h3:first-child {
      margin-block-start: 0;
    }
    mat-radio-group {
      display: grid;
    }
    .summary {
      margin: 0;
      padding: 12px 24px 0;
    }
    oe-unit-choice {
      display: block;
      min-height: 8rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddPairDialog {
  protected readonly place = inject<PairPlace>(MAT_DIALOG_DATA);
  protected readonly group = signal<ListedGroup | undefined>(undefined);
  protected readonly unit = signal<Unit | undefined>(undefined);
  protected readonly isNew = signal(false);
  protected readonly pair = computed((): PairDraft | undefined => {
    const [group, unit] = [this.group(), this.unit()];
    if (group === undefined || unit === undefined) return undefined;
    return { groupId: group.id, unitId: unit.id, isNew: this.isNew() };
  });
  protected readonly summary = computed(() => {
    const [group, unit] = [this.group()?.name, this.unit()?.name];
    if (group === undefined || unit === undefined)
      return $localize`:@@outbound.dialog.choose:Choose a group and a department.`;
    return this.isNew()
      ? $localize`:@@outbound.dialog.sumNew:Everyone in “${group}:GROUP:” should be in a new department “${group}:GROUP:” below “${unit}:UNIT:”.`
      : $localize`:@@outbound.dialog.sum:Everyone in “${group}:GROUP:” should be in “${unit}:UNIT:”, and nobody else directly.`;
  });

  protected unitHeading(): string {
    return $localize`:@@outbound.dialog.unit:Department in ${this.place.provider}:PROVIDER:`;
  }
}
