import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatTableModule } from '@angular/material/table';
import { Api } from '../../../api/generated/api';
import { attachLinksList, attachLinksWithdraw } from '../../../api/generated/functions';
import type { AttachLink } from '../../../api/generated/models/attach-link';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { EmptyState } from '../../../ui/empty-state';
import { Timestamp } from '../../../ui/timestamp';
import { Notify } from '../../../ui/notify';
import { StackedTable } from '../../../ui/stacked-table';
import { IssueAttachLink } from './issue-attach-link';

/** One-time attach links that are not used yet. */
@Component({
  selector: 'oe-link-list',
  imports: [EmptyState, ListFrame, MatButtonModule, MatIconModule, MatTableModule, Timestamp, StackedTable],
  providers: [ListUrlState],
  templateUrl: './link-list.html',
  styleUrl: '../lists.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LinkList {
  readonly #api = inject(Api);
  readonly #issueLink = inject(IssueAttachLink);
  readonly #notify = inject(Notify);
  readonly #urlState = inject(ListUrlState);
  protected readonly list = pagedList(
    () => ({ cursor: this.#urlState.cursor() }),
    (query) => this.#api.invoke(attachLinksList, query),
  );
  protected readonly columns = ['account', 'reason', 'expires', 'acts'];

  protected async create(): Promise<void> {
    if (await this.#issueLink.ask()) this.list.reload();
  }

  protected async withdraw({ id }: AttachLink): Promise<void> {
    try {
      await this.#api.invoke(attachLinksWithdraw, { linkId: id });
      this.#notify.done($localize`:@@bindings.linkWithdrawn:Withdrawn. The link no longer works.`);
    } catch (error) {
      this.#notify.failed(error);
    }
    this.list.reload();
  }
}
