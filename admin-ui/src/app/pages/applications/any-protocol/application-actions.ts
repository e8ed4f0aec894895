import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { Confirm } from '../../../ui/confirm';
import { Notify } from '../../../ui/notify';
import { ApplicationStore } from '../stores/application-store';

/** The actions on an application as a whole. */
@Injectable()
export class ApplicationActions {
  readonly #store = inject<ApplicationStore>(ApplicationStore);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);
  readonly #router = inject(Router);

  async disable(): Promise<void> {
    const answer = await this.#confirm.ask({
      title: $localize`:@@applications.disableTitle:Disable ${this.name()}:NAME:?`,
      text: $localize`:@@applications.disableText:Nobody can log on to it, its tokens stop working at once, and people are logged off there. Its settings are kept.`,
      act: $localize`:@@applications.disable:Disable`,
    });
    if (answer !== undefined) await this.switchTo('disabled');
  }

  async enable(): Promise<void> {
    await this.switchTo('enabled');
  }

  async remove(): Promise<void> {
    const name = this.name();
    const answer = await this.#confirm.ask({
      title: $localize`:@@applications.removeTitle:Delete ${name}:NAME:?`,
      text: $localize`:@@applications.removeText:Nobody can log on to it any more, and its secrets, assignments and permissions are deleted. It does not hear that people are logged off: to end open sessions there, disable it first. The log keeps what happened.`,
      act: $localize`:@@applications.remove:Delete application`,
      typed: name,
    });
    if (answer === undefined) return;
    try {
      await this.#store.remove();
      this.#notify.done($localize`:@@applications.removed:${name}:NAME: is deleted.`);
      await this.#router.navigate(['/applications'], { replaceUrl: true });
    } catch (error) {
      this.#notify.failed(error);
    }
  }

  /** Opens a window at once, because browsers allow it only during the click, and then starts the test in it. */
  async test(): Promise<void> {
    const tab = window.open('', '_blank');
    try {
      const address = await this.#store.beginTest();
      if (tab === null) window.location.assign(address);
      else tab.location.assign(address);
    } catch (error) {
      tab?.close();
      this.#notify.failed(error);
    }
  }

  private async switchTo(state: 'enabled' | 'disabled'): Promise<void> {
    try {
      await this.#store.change({ state });
      this.#notify.done(
        state === 'enabled'
          ? $localize`:@@applications.isEnabled:People can log on to it again.`
          : $localize`:@@applications.isDisabled:Nobody can log on to it now.`,
      );
    } catch (error) {
      this.#notify.failed(error);
    }
  }

  private name(): string {
    return this.#store.application()?.name ?? '';
  }
}
