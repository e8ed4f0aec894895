import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatTableModule } from '@angular/material/table';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../../api/generated/api';
import { bindingsCreate, unlinkedIdentitiesList } from '../../../api/generated/functions';
import type { UnlinkedIdentity } from '../../../api/generated/models/unlinked-identity';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { Session } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { Timestamp } from '../../../ui/timestamp';
import { Notify } from '../../../ui/notify';
import { StackedTable } from '../../../ui/stacked-table';
import {
  ChooseAccountDialog,
  type AccountChoice,
  type ChosenAccount,
} from '../../../people/choose-account-dialog';
import { IdentityAttributes } from '../identity-attributes';
import { IssueAttachLink } from '../links/issue-attach-link';

/** People who scanned and are linked to no account. They can be helped by a one-time link, or linked by hand. */
@Component({
  selector: 'oe-unlinked-list',
  imports: [
    EmptyState,
    IdentityAttributes,
    ListFrame,
    MatButtonModule,
    MatTableModule,
    Timestamp,
    StackedTable,
  ],
  providers: [ListUrlState],
  templateUrl: './unlinked-list.html',
  styleUrl: '../lists.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnlinkedList {
  readonly #api = inject(Api);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);
  readonly #urlState = inject(ListUrlState);
  readonly #issueLink = inject(IssueAttachLink);
  readonly #session = inject(Session);
  protected readonly canBind = this.#session.can('bindings.create');
  protected readonly canGiveLink = this.#session.can('attach-links.create');
  protected readonly list = pagedList(
    () => ({ cursor: this.#urlState.cursor() }),
    (query) => this.#api.invoke(unlinkedIdentitiesList, query),
  );
  protected readonly columns = ['identity', 'tries', 'last', 'acts'];

  protected async give(): Promise<void> {
    await this.#issueLink.ask();
  }

  protected async bind(identity: UnlinkedIdentity): Promise<void> {
    const choice: AccountChoice = {
      title: $localize`:@@bindings.bindTitle:Link ${identity.identity.name}:NAME:`,
      text: $localize`:@@bindings.bindText:This identity will be able to log on as the account you select. Make sure that they are the same person.`,
      act: $localize`:@@bindings.bind:Link`,
    };
    const dialog = this.#dialog.open<ChooseAccountDialog, AccountChoice, ChosenAccount>(ChooseAccountDialog, {
      data: choice,
      width: '28rem',
    });
    const chosen = await firstValueFrom(dialog.afterClosed());
    if (chosen === undefined) return;
    try {
      const body = { accountId: chosen.accountId, unlinkedIdentityId: identity.id };
      await this.#api.invoke(bindingsCreate, { body });
      this.#notify.done($localize`:@@bindings.bound:Linked. The owner of the account is told.`);
    } catch (error) {
      this.#notify.failed(error);
    }
    this.list.reload();
  }
}
