import { inject, Injectable } from '@angular/core';
import { Confirm } from './confirm';

/** Asks before unsaved changes are lost. */
@Injectable({ providedIn: 'root' })
export class UnsavedChanges {
  readonly #confirm = inject(Confirm);

  /** Whether they may be discarded. */
  async mayDiscard(): Promise<boolean> {
    const answer = await this.#confirm.ask({
      title: $localize`:@@unsaved.leave:Leave without saving?`,
      text: $localize`:@@unsaved.leaveText:Your changes have not been saved yet.`,
      act: $localize`:@@unsaved.leaveAct:Discard changes`,
      otherwise: $localize`:@@unsaved.stay:Keep editing`,
    });
    return answer !== undefined;
  }
}
