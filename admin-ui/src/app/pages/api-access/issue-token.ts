import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { ApiToken } from '../../api/generated/models/api-token';
import type { CreatedApiToken } from '../../api/generated/models/created-api-token';
import type { NewApiToken } from '../../api/generated/models/new-api-token';
import { Confirm } from '../../ui/confirm';
import { Notify } from '../../ui/notify';
import { NewTokenDialog, type TokenWanted } from './new-token-dialog';
import { TokenOnceDialog } from './token-once-dialog';

/** Creates tokens, shows each once, and revokes them. */
@Injectable({ providedIn: 'root' })
export class IssueToken {
  readonly #confirm = inject(Confirm);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);

  /** Returns whether there is a new token, after the person has seen it. */
  async ask(
    kind: ApiToken['kind'],
    create: (body: NewApiToken) => Promise<CreatedApiToken>,
  ): Promise<boolean> {
    const asked = this.#dialog.open<NewTokenDialog, TokenWanted, CreatedApiToken>(NewTokenDialog, {
      data: { kind, create },
      width: '36rem',
    });
    const made = await firstValueFrom(asked.afterClosed());
    if (made === undefined) return false;
    // A click outside must not close a dialog whose content is shown only once.
    const shown = this.#dialog.open(TokenOnceDialog, { data: made, width: '36rem', disableClose: true });
    await firstValueFrom(shown.afterClosed());
    return true;
  }

  /** Returns whether it was revoked. */
  async revoke({ name }: ApiToken, revoke: () => Promise<unknown>): Promise<boolean> {
    const confirmed = await this.#confirm.ask({
      title: $localize`:@@apiAccess.revokeTitle:Revoke ${name}:NAME:?`,
      text: $localize`:@@apiAccess.revokeText:The next request with this token will be refused. This cannot be undone.`,
      act: $localize`:@@apiAccess.revoke:Revoke`,
    });
    if (confirmed === undefined) return false;
    try {
      await revoke();
      this.#notify.done($localize`:@@apiAccess.revoked:Revoked. The token no longer works.`);
    } catch (error) {
      this.#notify.failed(error);
    }
    return true;
  }
}
