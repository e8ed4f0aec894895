import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../../api/generated/api';
import { attachLinksCreate } from '../../../api/generated/functions';
import type { CreatedAttachLink } from '../../../api/generated/models/created-attach-link';
import { Confirm } from '../../../ui/confirm';
import { Notify } from '../../../ui/notify';
import {
  ChooseAccountDialog,
  type AccountChoice,
  type ChosenAccount,
} from '../../../people/choose-account-dialog';
import { LinkDialog } from './link-dialog';

/** Hours for which a new link is valid. */
const VALID_HOURS = 24;

/** Creates a one-time attach link for an account, and shows it. */
@Injectable({ providedIn: 'root' })
export class IssueAttachLink {
  readonly #api = inject(Api);
  readonly #confirm = inject(Confirm);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);

  /** Returns whether there is a new link, after the person has seen it. */
  async ask(): Promise<boolean> {
    const choice: AccountChoice = {
      title: $localize`:@@bindings.linkTitle:New attach link`,
      text: $localize`:@@bindings.linkText:For a person who has no other way to attach their account. The link works once and stands for the account: give it to nobody else.`,
      act: $localize`:@@bindings.linkMake:Create link`,
      needsReason: true,
    };
    const asked = this.#dialog.open<ChooseAccountDialog, AccountChoice, ChosenAccount>(ChooseAccountDialog, {
      data: choice,
      width: '28rem',
    });
    const chosen = await firstValueFrom(asked.afterClosed());
    return chosen !== undefined && (await this.#make(chosen));
  }

  /** Like `ask`, for a known account. */
  async askFor(accountId: string, name: string): Promise<boolean> {
    const confirmed = await this.#confirm.ask({
      title: $localize`:@@bindings.linkFor:Attach link for ${name}:NAME:`,
      text: $localize`:@@bindings.linkText:For a person who has no other way to attach their account. The link works once and stands for the account: give it to nobody else.`,
      act: $localize`:@@bindings.linkMake:Create link`,
      needsReason: true,
      isHarmless: true,
    });
    return confirmed !== undefined && (await this.#make({ accountId, reason: confirmed.reason }));
  }

  async #make(chosen: ChosenAccount): Promise<boolean> {
    try {
      const body = { ...chosen, validHours: VALID_HOURS };
      const data = await this.#api.invoke(attachLinksCreate, { body });
      const shown = this.#dialog.open<LinkDialog, CreatedAttachLink>(LinkDialog, { data, width: '30rem' });
      await firstValueFrom(shown.afterClosed());
      return true;
    } catch (error) {
      this.#notify.failed(error);
      return false;
    }
  }
}
