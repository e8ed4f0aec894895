import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import type { OutboundPair } from '../../../api/generated/models/outbound-pair';
import { Session } from '../../../session/session';
import { Confirm } from '../../../ui/confirm';
import { Notify } from '../../../ui/notify';
import { StackedTable } from '../../../ui/stacked-table';
import { OutboundStore } from './outbound-store';

/** The pairs of groups and departments that are compared. */
@Component({
  selector: 'oe-pair-list',
  imports: [MatButtonModule, MatTableModule, RouterLink, StackedTable],
  template: `
    <table mat-table class="oe-wide" [dataSource]="pairs()">
      <ng-container matColumnDef="group">
        <th mat-header-cell *matHeaderCellDef i18n="@@outbound.column.group">Group here</th>
        <td mat-cell *matCellDef="let row">
          @if (row.group.id === null) {
            {{ row.group.name }}
            <span class="oe-second" i18n="@@outbound.groupGone">deleted</span>
          } @else if (seesGroups) {
            <a [routerLink]="['/groups', row.group.id]">{{ row.group.name }}</a>
          } @else {
            {{ row.group.name }}
          }
        </td>
      </ng-container>
      <ng-container matColumnDef="unit">
        <th mat-header-cell *matHeaderCellDef i18n="@@outbound.column.unit">Department there</th>
        <td mat-cell *matCellDef="let row">
          {{ unitOf(row) }}
          @if (row.isNew) {
            <span class="oe-second">{{ placeOf(row) }}</span>
          }
        </td>
      </ng-container>
      <ng-container matColumnDef="acts">
        <th mat-header-cell *matHeaderCellDef>
          <span class="cdk-visually-hidden" i18n="@@outbound.column.act">Actions</span>
        </th>
        <td mat-cell *matCellDef="let row" class="acts">
          <button matButton type="button" (click)="remove(row)" [attr.aria-label]="removeLabel(row)">
            <ng-container i18n="@@outbound.remove">Remove</ng-container>
          </button>
        </td>
      </ng-container>
      <tr mat-header-row *matHeaderRowDef="columns()"></tr>
      <tr mat-row *matRowDef="let row; columns: columns()"></tr>
    </table>
  `,
  styles: `
    td.acts {
      text-align: end;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PairList {
  readonly #store = inject(OutboundStore);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);
  protected readonly seesGroups = inject(Session).can('groups.read');
  readonly pairs = input.required<readonly OutboundPair[]>();
  readonly canManage = input(false);
  readonly removed = output();

  protected columns(): readonly string[] {
    return this.canManage() ? ['group', 'unit', 'acts'] : ['group', 'unit'];
  }

  protected unitOf({ isNew, unit, found, group }: OutboundPair): string {
    return isNew ? (found?.name ?? group.name) : unit.name;
  }

  protected placeOf({ found, unit }: OutboundPair): string {
    return found === null
      ? $localize`:@@outbound.new:new, below ${unit.name}:NAME:`
      : $localize`:@@outbound.below:below ${unit.name}:NAME:`;
  }

  protected removeLabel({ group }: OutboundPair): string {
    return $localize`:@@outbound.removeOf:Remove the pair of ${group.name}:NAME:`;
  }

  protected async remove(pair: OutboundPair): Promise<void> {
    const answer = await this.#confirm.ask({
      title: $localize`:@@outbound.removeTitle:Stop comparing this pair?`,
      text: $localize`:@@outbound.removeText:The group “${pair.group.name}:GROUP:” and the department “${this.unitOf(pair)}:UNIT:” stay as they are.`,
      act: $localize`:@@outbound.removeAct:Remove the pair`,
      isHarmless: true,
    });
    if (answer === undefined) return;
    try {
      await this.#store.remove(pair);
      this.removed.emit();
    } catch (error) {
      this.#notify.failed(error);
      await this.#store.reload();
    }
  }
}
