import { inject, Injectable, LOCALE_ID, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import { applicationScopesList } from '../../../api/generated/functions';
import type { ResultOf } from '../../../api/result-of';
import { inLanguage } from '../../../ui/in-language';

type Scope = ResultOf<typeof applicationScopesList>['items'][number];

const OWN: Readonly<Record<string, string>> = {
  openid: $localize`:@@applications.scope.openid:Who somebody is, and how they logged on`,
  profile: $localize`:@@applications.scope.profile:Name and username`,
  email: $localize`:@@applications.scope.email:Email address`,
  phone: $localize`:@@applications.scope.phone:Phone number`,
  roles: $localize`:@@applications.scope.roles:Role in the portal`,
  groups: $localize`:@@applications.scope.groups:Groups and departments`,
  fields: $localize`:@@applications.scope.fields:Profile fields that people can see themselves`,
  offline_access: $localize`:@@applications.scope.offline:Tokens that outlive the session, if the person allows it`,
};

/** A scope that an application can be given. */
interface ScopeChoice {
  readonly value: string;
  readonly name: string;
}

/** The scopes for applications: the portal's own, and those of identity providers. */
@Injectable({ providedIn: 'root' })
export class ScopeChoices {
  readonly #api = inject(Api);
  readonly #locale = inject(LOCALE_ID);

  /** The portal's own scopes, until the others are loaded. */
  readonly all = signal<readonly ScopeChoice[]>(
    Object.entries(OWN).map(([value, name]) => ({ value, name })),
  );

  constructor() {
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { items } = await this.#api.invoke(applicationScopesList);
      this.all.set(items.map((scope) => ({ value: scope.scope, name: this.#nameOf(scope) })));
    } catch {
      // The form is useful without the providers' scopes; scopes that the application already has are kept.
    }
  }

  #nameOf({ scope, provider, claims }: Scope): string {
    if (provider === null) return OWN[scope] ?? scope;
    return $localize`:@@applications.scope.provider:What ${inLanguage(provider, this.#locale)}:PROVIDER: knows somebody by (${claims.join(', ')}:CLAIMS:)`;
  }
}
