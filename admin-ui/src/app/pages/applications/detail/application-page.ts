import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Session } from '../../../session/session';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { NewSecrets } from '../new-secrets';
import { ApplicationActions } from '../any-protocol/application-actions';
import { ApplicationHeader } from '../any-protocol/application-header';
import { PeopleColumns } from '../any-protocol/people-columns';
import { RemoveCard } from '../any-protocol/remove-card';
import { ApplicationStore } from '../stores/application-store';
import { OidcStore } from '../stores/oidc-store';
import { ApplicationForm } from './application-form';
import { ConnectPanel } from './connect-panel';
import { SecretsPanel } from './secrets-panel';

/** One OpenID Connect application: the values to enter in it, its secrets, who may use it, who has used it, and its settings. */
@Component({
  selector: 'oe-application-page',
  imports: [
    ApplicationForm,
    ApplicationHeader,
    ConnectPanel,
    PeopleColumns,
    ProblemPanel,
    RemoveCard,
    SecretsPanel,
    Skeleton,
  ],
  providers: [OidcStore, { provide: ApplicationStore, useExisting: OidcStore }, ApplicationActions],
  templateUrl: './application-page.html',
  styleUrl: './application-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApplicationPage {
  readonly #secrets = inject(NewSecrets);
  private readonly form = viewChild(ApplicationForm);
  protected readonly store = inject(OidcStore);

  /** From the address. */
  readonly applicationId = input.required<string>();
  /** The key of the set-up whose values are shown, from the address. */
  readonly setUp = input<string>();

  protected readonly canManage = inject(Session).can('applications.manage');
  /** New secrets, from the registration or a rotation: shown until the page is left, and never again. */
  protected readonly created = linkedSignal(() => this.#secrets.take(this.applicationId()));
  protected readonly rotated = signal<string | undefined>(undefined);
  protected readonly isTestable = computed(
    () => this.store.application()?.grantTypes.includes('authorization_code') === true,
  );

  constructor() {
    effect(() => void this.store.load(this.applicationId()));
  }

  /** Shows a new secret in place of the previous one. */
  protected show(secret: string): void {
    this.created.set(undefined);
    this.rotated.set(secret);
  }

  /** Asks before unsaved changes are lost. */
  mayLeave(): Promise<boolean> {
    return this.form()?.mayLeave() ?? Promise.resolve(true);
  }
}
