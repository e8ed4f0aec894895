import { inject, Injectable } from '@angular/core';
import { Api } from '../../api/generated/api';
import { bindingsEnd, bindingsEndMany } from '../../api/generated/functions';
import { PROVIDER_NAMES } from '../../providers/providers';
import { Confirm } from '../../ui/confirm';
import { Notify } from '../../ui/notify';

/** Number of bindings from which the person must type the number before ending them. */
const MANY = 20;

/** A binding that may be ended, with its account. */
interface EndableBinding {
  readonly id: string;
  readonly account: { readonly displayName: string };
}

/** Ends bindings, after a dialog that explains the consequences. */
@Injectable({ providedIn: 'root' })
export class EndBindings {
  readonly #api = inject(Api);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);

  /** Returns whether they were ended. */
  async ask(bindings: readonly EndableBinding[]): Promise<boolean> {
    const count = bindings.length;
    const names = bindings.slice(0, 3).map(({ account }) => account.displayName);
    const people = names.join(', ') + (count > 3 ? ' …' : '');
    const answer = await this.#confirm.ask({
      title: $localize`:@@bindings.endTitle:Unlink?`,
      text: $localize`:@@bindings.endText:${people}:PEOPLE: can no longer log on with ${PROVIDER_NAMES}:PROVIDERS:, and sessions that came from it end at once. The accounts stay.`,
      act:
        count === 1
          ? $localize`:@@bindings.endOne:Unlink`
          : $localize`:@@bindings.endSeveral:Unlink ${count}:COUNT: identities`,
      needsReason: true,
      ...(count >= MANY ? { typed: String(count) } : {}),
    });
    if (answer === undefined) return false;
    try {
      const ended = await this.#end(bindings, answer.reason);
      this.#notify.done($localize`:@@bindings.ended:Unlinked: ${ended}:COUNT:.`);
      return true;
    } catch (error) {
      this.#notify.failed(error);
      return false;
    }
  }

  /** Returns the number of bindings that were ended. A binding that no longer exists is reported if it is the only one, and otherwise left out. */
  async #end(bindings: readonly EndableBinding[], reason: string): Promise<number> {
    const [only, ...others] = bindings;
    if (only !== undefined && others.length === 0) {
      await this.#api.invoke(bindingsEnd, { bindingId: only.id, body: { reason } });
      return 1;
    }
    const body = { bindingIds: bindings.map(({ id }) => id), reason };
    return (await this.#api.invoke(bindingsEndMany, { body })).ended;
  }
}
