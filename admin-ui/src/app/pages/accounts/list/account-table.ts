import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatSortModule, type Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import type { Account } from '../../../api/generated/models/account';
import { RowLink } from '../../../lists/row-link';
import { PROVIDER_NAMES } from '../../../providers/providers';
import { roleName } from '../../../session/role-names';
import { Avatar } from '../../../ui/avatar';
import { Timestamp } from '../../../ui/timestamp';
import { StackedTable } from '../../../ui/stacked-table';

/** The sort keys of accounts. */
export const ORDERS = ['username', 'name', 'created', 'lastLogon'] as const;

/** Accounts, one row each; two lines each on a phone. Selected accounts can be suspended or resumed together. */
@Component({
  selector: 'oe-account-table',
  imports: [
    Avatar,
    MatButtonModule,
    MatCheckboxModule,
    MatSortModule,
    MatTableModule,
    Timestamp,
    RouterLink,
    RowLink,
    StackedTable,
  ],
  templateUrl: './account-table.html',
  styleUrl: './account-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountTable {
  readonly accounts = input.required<readonly Account[]>();
  readonly sort = input.required<(typeof ORDERS)[number]>();
  readonly direction = input.required<'asc' | 'desc'>();
  readonly canManage = input(false);
  /** Whether an action on the selected accounts is running. */
  readonly isBusy = input(false);
  readonly ordered = output<Sort>();
  readonly suspendAsked = output<readonly Account[]>();
  readonly resumeAsked = output<readonly Account[]>();

  protected readonly columns = computed(() => [
    ...(this.canManage() ? ['choice'] : []),
    'name',
    'username',
    'role',
    'status',
    'linked',
    'lastLogon',
  ]);
  protected readonly chosen = linkedSignal<readonly Account[], ReadonlySet<string>>({
    source: this.accounts,
    computation: () => new Set(),
  });
  protected readonly selected = computed(() => this.accounts().filter(({ id }) => this.chosen().has(id)));
  protected readonly active = computed(() => this.selected().filter(({ status }) => status === 'active'));
  protected readonly suspended = computed(() =>
    this.selected().filter(({ status }) => status === 'suspended'),
  );
  protected readonly providers = PROVIDER_NAMES;
  protected readonly roleName = roleName;

  protected choose({ id }: Account, isChosen: boolean): void {
    this.chosen.update(
      (before) => new Set([...before].filter((one) => one !== id).concat(isChosen ? id : [])),
    );
  }

  protected chooseAll(isChosen: boolean): void {
    this.chosen.set(new Set(isChosen ? this.accounts().map(({ id }) => id) : []));
  }

  protected choiceLabel({ username }: Account): string {
    return $localize`:@@accounts.choose:Select ${username}:NAME:`;
  }
}
