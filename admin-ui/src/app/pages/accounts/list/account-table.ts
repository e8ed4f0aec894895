import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatSortModule, type Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import type { Account } from '../../../api/generated/models/account';
import { roleName } from '../../../session/role-names';
import { Moment } from '../../../ui/moment';
import { StackedTable } from '../../../ui/stacked-table';

/** What accounts can be sorted by. */
export const ORDERS = ['username', 'name', 'created', 'lastLogon'] as const;

@Component({
  selector: 'oe-account-table',
  imports: [MatSortModule, MatTableModule, Moment, RouterLink, StackedTable],
  templateUrl: './account-table.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountTable {
  readonly accounts = input.required<readonly Account[]>();
  readonly sort = input.required<(typeof ORDERS)[number]>();
  readonly direction = input.required<'asc' | 'desc'>();
  readonly ordered = output<Sort>();

  protected readonly columns = ['username', 'name', 'role', 'status', 'linked', 'lastLogon'];
  protected readonly roleName = roleName;
}
