import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { Api } from '../../api/generated/api';
import { ownTokensCreate, ownTokensList, ownTokensRevoke } from '../../api/generated/functions';
import type { ApiToken } from '../../api/generated/models/api-token';
import { ListUrlState } from '../../lists/list-url-state';
import { ListFrame } from '../../lists/list-frame';
import { pagedList } from '../../lists/paged-list';
import { EmptyState } from '../../ui/empty-state';
import { IssueToken } from './issue-token';
import { TokenTable } from './token-table';

/** The personal access tokens of the person at the console. */
@Component({
  selector: 'oe-own-tokens',
  imports: [EmptyState, ListFrame, MatButtonModule, MatIconModule, TokenTable],
  providers: [ListUrlState],
  template: `
    <p>
      <button matButton="tonal" type="button" (click)="create()">
        <mat-icon svgIcon="add" /><ng-container i18n="@@apiAccess.newToken">New token</ng-container>
      </button>
    </p>
    <oe-list-frame [list]="list">
      <oe-token-table [tokens]="list.items() ?? []" [canRevoke]="true" (revokeAsked)="revoke($event)" />
      <oe-empty-state
        empty
        icon="key"
        i18n-title="@@apiAccess.noToken"
        title="No tokens"
        i18n-text="@@apiAccess.noTokenText"
        text="Create one for a script of your own. It acts as you, and stops working with your account."
      />
    </oe-list-frame>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OwnTokens {
  readonly #api = inject(Api);
  readonly #issueToken = inject(IssueToken);
  readonly #urlState = inject(ListUrlState);
  protected readonly list = pagedList(
    () => ({ cursor: this.#urlState.cursor() }),
    (query) => this.#api.invoke(ownTokensList, query),
  );

  protected async create(): Promise<void> {
    const made = await this.#issueToken.ask('personal', (body) =>
      this.#api.invoke(ownTokensCreate, { body }),
    );
    if (made) this.list.reload();
  }

  protected async revoke(token: ApiToken): Promise<void> {
    const revoked = await this.#issueToken.revoke(token, () =>
      this.#api.invoke(ownTokensRevoke, { tokenId: token.id }),
    );
    if (revoked) this.list.reload();
  }
}
