import { inject, Injectable } from '@angular/core';
import { Api } from '../../api/generated/api';
import { dingTalkConnectionChecksCheck, dingTalkConnectionsList } from '../../api/generated/functions';
import { Session } from '../../session/session';
import type { SwitchAnswer, SwitchGuard } from '../provider';
import { SwitchOn } from './switch-on';

/** Asks DingTalk before QR code logon is switched on in the menu. */
@Injectable({ providedIn: 'root' })
export class QrSwitchGuard implements SwitchGuard {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #switchOn = inject(SwitchOn);

  /** Without a connection, or with one that may not be checked, the server alone decides. */
  async ask(): Promise<SwitchAnswer> {
    if (!this.#session.can('connections.manage')) return { goesOn: true };
    const [oldest] = (await this.#api.invoke(dingTalkConnectionsList)).items;
    if (oldest === undefined) return { goesOn: true };
    const check = await this.#api.invoke(dingTalkConnectionChecksCheck, { id: oldest.id });
    const goesOn = await this.#switchOn.isWanted(check);
    return {
      goesOn,
      done: () => {
        this.#switchOn.tell(check);
      },
    };
  }
}
