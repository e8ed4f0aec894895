import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { MatIconModule } from '@angular/material/icon';
import { Api } from '../../api/generated/api';
import { tokensCreate, tokensList, tokensRevoke } from '../../api/generated/functions';
import type { ApiToken } from '../../api/generated/models/api-token';
import { ListUrlState } from '../../lists/list-url-state';
import { ListFrame } from '../../lists/list-frame';
import { pagedList } from '../../lists/paged-list';
import { Session } from '../../session/session';
import { EmptyState } from '../../ui/empty-state';
import { IssueToken } from './issue-token';
import { TokenTable } from './token-table';

/** All tokens of the organisation: API clients, and personal access tokens. */
@Component({
  selector: 'oe-all-tokens',
  imports: [EmptyState, ListFrame, MatButtonModule, MatButtonToggleModule, MatIconModule, TokenTable],
  providers: [ListUrlState],
  templateUrl: './all-tokens.html',
  styleUrl: './all-tokens.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AllTokens {
  readonly #api = inject(Api);
  readonly #issueToken = inject(IssueToken);
  protected readonly urlState = inject(ListUrlState);
  protected readonly canManage = inject(Session).can('api-tokens.manage');
  protected readonly kind = this.urlState.choice('kind', ['client', 'personal']);
  protected readonly list = pagedList(
    () => ({ kind: this.kind(), cursor: this.urlState.cursor() }),
    (query) => this.#api.invoke(tokensList, query),
  );

  protected async create(): Promise<void> {
    const made = await this.#issueToken.ask('client', (body) => this.#api.invoke(tokensCreate, { body }));
    if (made) this.list.reload();
  }

  protected async revoke(token: ApiToken): Promise<void> {
    const revoked = await this.#issueToken.revoke(token, () =>
      this.#api.invoke(tokensRevoke, { tokenId: token.id }),
    );
    if (revoked) this.list.reload();
  }
}
