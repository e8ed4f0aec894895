import { computed, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '../../../session/session';
import { Notify } from '../../../ui/notify';
import { EndBindings } from '../../bindings/end-bindings';
import { IssueAttachLink } from '../../bindings/links/issue-attach-link';
import { AccountActions } from './account-actions';
import { AccountStore } from './account-store';
import type { Remedy } from './remedies';

/** Applies the remedies for a person who cannot log on. Only possible and useful ones are offered. */
@Injectable()
export class ApplyRemedy {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #notify = inject(Notify);
  readonly #links = inject(IssueAttachLink);
  readonly #bindings = inject(EndBindings);
  readonly #actions = inject(AccountActions);
  readonly #store = inject(AccountStore);

  readonly possible = computed<ReadonlySet<Remedy>>(() => {
    const [account, access] = [this.#store.account(), this.#store.authenticators()];
    if (account === undefined || access === undefined) return new Set();
    const [isSuspended, isSelf] = [account.status === 'suspended', this.#store.isSelf()];
    const mayManage = this.#store.canManage();
    const can = (permission: Parameters<Session['can']>[0]) => this.#session.can(permission);
    const when = (is: boolean, remedy: Remedy): readonly Remedy[] => (is ? [remedy] : []);
    return new Set([
      ...when(access.lockouts.length > 0 && can('accounts.unlock'), 'unlock'),
      ...when(mayManage, 'password'),
      ...when(mayManage && isSuspended, 'resume'),
      ...when(
        mayManage && !isSelf && access.methods.some(({ standing }) => standing === 'outgrown'),
        'vouch',
      ),
      ...when(!isSuspended && can('attach-links.create'), 'link'),
      ...when(account.linkedIdentities > 0 && can('bindings.end'), 'unlink'),
      ...when((this.#store.sessions()?.length ?? 0) > 0 && !isSelf && can('sessions.end'), 'sessions'),
      ...when(account.email !== null && can('accounts.unlock'), 'mail'),
      ...when(can('menu.manage'), 'menu'),
    ]);
  });

  async apply(remedy: Remedy): Promise<void> {
    switch (remedy) {
      case 'unlock':
        await this.#unlock();
        break;
      case 'password':
        await this.#actions.setPassword();
        break;
      case 'resume':
        await this.#actions.resume();
        break;
      case 'vouch':
        await this.#actions.vouch();
        break;
      case 'sessions':
        await this.#actions.endSessions();
        break;
      case 'mail':
        await this.#actions.testMail();
        break;
      case 'link':
        await this.#link();
        break;
      case 'unlink':
        await this.#unlink();
        break;
      case 'menu':
        await this.#router.navigateByUrl('/logon-menu');
    }
  }

  async #unlock(): Promise<void> {
    const methods = new Set(this.#store.authenticators()?.lockouts.map(({ method }) => method));
    for (const method of methods) await this.#actions.unlock(method);
  }

  async #link(): Promise<void> {
    const account = this.#store.account();
    if (account !== undefined) await this.#links.askFor(account.id, this.#store.name());
  }

  async #unlink(): Promise<void> {
    try {
      if (await this.#bindings.ask(await this.#store.bindings())) await this.#store.load();
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
