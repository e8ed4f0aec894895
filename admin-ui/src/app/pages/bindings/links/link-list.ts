import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatTableModule } from '@angular/material/table';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../../api/generated/api';
import { attachLinksCreate, attachLinksList, attachLinksWithdraw } from '../../../api/generated/functions';
import type { AttachLink } from '../../../api/generated/models/attach-link';
import type { CreatedAttachLink } from '../../../api/generated/models/created-attach-link';
import { ListAddress } from '../../../lists/list-address';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { EmptyState } from '../../../ui/empty-state';
import { Moment } from '../../../ui/moment';
import { Notify } from '../../../ui/notify';
import { ChooseAccountDialog, type AccountChoice, type ChosenAccount } from '../choose-account-dialog';
import { LinkDialog } from './link-dialog';

/** Hours that a new link can be used. */
const VALID_HOURS = 24;

/** One-time attach links that were given out and are not used yet. */
@Component({
  selector: 'oe-link-list',
  imports: [EmptyState, ListFrame, MatButtonModule, MatIconModule, MatTableModule, Moment],
  providers: [ListAddress],
  templateUrl: './link-list.html',
  styleUrl: '../lists.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LinkList {
  readonly #api = inject(Api);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);
  readonly #address = inject(ListAddress);
  protected readonly list = pagedList(
    () => ({ cursor: this.#address.cursor() }),
    (query) => this.#api.invoke(attachLinksList, query),
  );
  protected readonly columns = ['account', 'reason', 'expires', 'acts'];

  protected async create(): Promise<void> {
    const choice: AccountChoice = {
      title: $localize`:@@bindings.linkTitle:New attach link`,
      text: $localize`:@@bindings.linkText:For a person who has no other method to attach their account with. The link stands for the account, once: give it to that person only.`,
      act: $localize`:@@bindings.linkMake:Make the link`,
      needsReason: true,
    };
    const dialog = this.#dialog.open<ChooseAccountDialog, AccountChoice, ChosenAccount>(ChooseAccountDialog, {
      data: choice,
      width: '28rem',
    });
    const chosen = await firstValueFrom(dialog.afterClosed());
    if (chosen === undefined) return;
    try {
      const link = await this.#api.invoke(attachLinksCreate, {
        body: { ...chosen, validHours: VALID_HOURS },
      });
      this.#dialog.open<LinkDialog, CreatedAttachLink>(LinkDialog, { data: link, width: '30rem' });
    } catch (error) {
      this.#notify.failed(error);
    }
    this.list.reload();
  }

  protected async withdraw({ id }: AttachLink): Promise<void> {
    try {
      await this.#api.invoke(attachLinksWithdraw, { linkId: id });
      this.#notify.done($localize`:@@bindings.linkWithdrawn:Withdrawn. The link does not work any more.`);
    } catch (error) {
      this.#notify.failed(error);
    }
    this.list.reload();
  }
}
