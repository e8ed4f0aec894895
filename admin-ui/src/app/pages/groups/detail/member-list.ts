import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  LOCALE_ID,
  signal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatDialog } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../../api/generated/api';
import { groupMembersList } from '../../../api/generated/functions';
import type { Group } from '../../../api/generated/models/group';
import type { GroupMember } from '../../../api/generated/models/group-member';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { SearchField } from '../../../lists/search-field';
import { ChooseAccountsDialog } from '../../../people/choose-accounts-dialog';
import { roleName } from '../../../session/role-names';
import { Session } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { Notify } from '../../../ui/notify';
import { numberText } from '../../../ui/number-text';
import { StackedTable } from '../../../ui/stacked-table';
import { GroupStore } from './group-store';

/** The members of a group. Where members are chosen by hand, several people can be added and removed together. */
@Component({
  selector: 'oe-member-list',
  imports: [
    EmptyState,
    ListFrame,
    MatButtonModule,
    MatCheckboxModule,
    MatIconModule,
    MatTableModule,
    RouterLink,
    SearchField,
    StackedTable,
  ],
  templateUrl: './member-list.html',
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
      margin-block-end: 16px;
    }
    .narrow {
      width: 56px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MemberList {
  readonly #api = inject(Api);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);
  readonly #store = inject(GroupStore);
  protected readonly urlState = inject(ListUrlState);

  readonly group = input.required<Group>();
  readonly canManage = input(false);

  protected readonly seesAccounts = inject(Session).can('accounts.read');
  protected readonly roleName = roleName;
  protected readonly number = numberText(inject(LOCALE_ID));
  protected readonly search = this.urlState.param('search');
  protected readonly total = signal<number | undefined>(undefined);
  readonly #groupId = computed(() => this.group().id);
  protected readonly list = pagedList(
    () => ({
      groupId: this.#groupId(),
      search: this.search(),
      cursor: this.urlState.cursor(),
      changes: this.#store.changes(),
    }),
    async ({ changes: _, ...query }) => {
      const page = await this.#api.invoke(groupMembersList, query);
      this.total.set(page.total);
      return page;
    },
  );
  protected readonly canChoose = computed(() => this.canManage() && this.group().rule === null);
  protected readonly columns = computed(() => [...(this.canChoose() ? ['choice'] : []), 'name', 'role']);
  readonly #shown = computed(() => this.list.items() ?? []);
  protected readonly chosen = linkedSignal<readonly GroupMember[], ReadonlySet<string>>({
    source: this.#shown,
    computation: () => new Set(),
  });
  protected readonly areAllChosen = computed(
    () => this.chosen().size > 0 && this.chosen().size === this.#shown().length,
  );

  protected choose({ id }: GroupMember, isChosen: boolean): void {
    this.chosen.update(
      (before) => new Set([...before].filter((one) => one !== id).concat(isChosen ? id : [])),
    );
  }

  protected chooseAll(isChosen: boolean): void {
    this.chosen.set(new Set(isChosen ? this.#shown().map(({ id }) => id) : []));
  }

  protected choiceLabel({ username }: GroupMember): string {
    return $localize`:@@accounts.choose:Select ${username}:NAME:`;
  }

  protected async add(): Promise<void> {
    const dialog = this.#dialog.open<ChooseAccountsDialog, string, string[]>(ChooseAccountsDialog, {
      data: $localize`:@@groups.addTitle:Who joins ${this.group().name}:NAME:?`,
      width: '32rem',
    });
    const accountIds = await firstValueFrom(dialog.afterClosed());
    if (accountIds === undefined) return;
    await this.attempt(async () => {
      const count = await this.#store.add(accountIds);
      this.#notify.done($localize`:@@groups.added:Added: ${count}:COUNT:.`);
    });
  }

  protected async takeOut(): Promise<void> {
    const accountIds = [...this.chosen()];
    await this.attempt(async () => {
      const count = await this.#store.takeOut(accountIds);
      const undone = await this.#notify.doneWithUndo(
        $localize`:@@groups.takenOut:Taken out: ${count}:COUNT:.`,
      );
      if (undone) await this.#store.add(accountIds);
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#notify.failed(error);
      await this.#store.load();
    }
  }
}
