import { inject, Injectable } from '@angular/core';
import { Api } from '../../api/generated/api';
import { logonMenuRead, logonMenuSetDefaults } from '../../api/generated/functions';
import { revised } from '../../api/revised';
import { Session } from '../../session/session';
import { Confirm } from '../../ui/confirm';
import { Notify } from '../../ui/notify';
import type { ConnectionCheck } from './connections-store';

const METHOD = 'dingtalk-qr';

/** The questions before QR code logon is switched on, for the connection's page and the menu. */
@Injectable({ providedIn: 'root' })
export class SwitchOn {
  readonly #api = inject(Api);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);
  readonly #session = inject(Session);

  /** Whether to continue after a check. Asks only if the check found a problem. */
  async isWanted({ toMend }: ConnectionCheck): Promise<boolean> {
    if (toMend === 0) return true;
    const answer = await this.#confirm.ask({
      title: $localize`:@@dingtalk.anywayTitle:DingTalk is not ready yet`,
      text: $localize`:@@dingtalk.anywayText:Items to fix in the last check: ${toMend}:COUNT:. If you switch QR code logon on now, people see the code but will most likely not get through.`,
      act: $localize`:@@dingtalk.anyway:Switch on anyway`,
      otherwise: $localize`:@@dingtalk.leaveOff:Leave it off`,
    });
    return answer !== undefined;
  }

  /** Shows the result of switching on; it never says that people can log on if the check failed. */
  tell({ toMend }: ConnectionCheck): void {
    this.#notify.done(
      toMend === 0
        ? $localize`:@@dingtalk.turnedOn:People can log on by QR code now.`
        : $localize`:@@dingtalk.turnedOnAnyway:QR code logon is on, but will not work until the check passes.`,
    );
  }

  /** Whether the method was never on: it joins the menu when it is first switched on. */
  async isFirstTime(): Promise<boolean> {
    if (!this.#session.can('menu.manage')) return false;
    const { methods } = await this.#api.invoke(logonMenuRead);
    return !methods.some(({ key }) => key === METHOD);
  }

  /** Asks which method computers show first, and saves it. */
  async offerFirstPlace(): Promise<void> {
    const answer = await this.#confirm.ask({
      title: $localize`:@@dingtalk.firstTitle:Show the QR code first on computers?`,
      text: $localize`:@@dingtalk.firstText:People then see the code as soon as they open the logon page. The other methods stay one click away, and you can change this at any time under Logon menu.`,
      act: $localize`:@@dingtalk.first:Show the QR code first`,
      otherwise: $localize`:@@dingtalk.notFirst:Keep it as it is`,
      isHarmless: true,
    });
    if (answer === undefined) return;
    try {
      const { revision } = revised(await this.#api.invoke$Response(logonMenuRead));
      await this.#api.invoke(logonMenuSetDefaults, { 'if-match': revision, body: { pc: METHOD } });
      this.#notify.done($localize`:@@dingtalk.isFirst:Computers show the QR code first now.`);
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
