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
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { Session } from '../../../session/session';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { NewSecrets } from '../new-secrets';
import { stateName } from '../state-names';
import { ApplicationActs } from './application-acts';
import { ApplicationForm } from './application-form';
import { ApplicationStore } from './application-store';
import { AudiencePanel } from './audience-panel';
import { ConnectPanel } from './connect-panel';
import { SecretsPanel } from './secrets-panel';
import { UsesPanel } from './uses-panel';

/** One application: what to enter in it, its secrets, who may use it and does, and its settings. */
@Component({
  selector: 'oe-application-page',
  imports: [
    ApplicationForm,
    AudiencePanel,
    ConnectPanel,
    MatButtonModule,
    MatIconModule,
    PageHeader,
    ProblemPanel,
    RouterLink,
    SecretsPanel,
    Skeleton,
    UsesPanel,
  ],
  providers: [ApplicationStore, ApplicationActs],
  templateUrl: './application-page.html',
  styleUrl: './application-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApplicationPage {
  readonly #session = inject(Session);
  readonly #secrets = inject(NewSecrets);
  private readonly form = viewChild(ApplicationForm);
  protected readonly store = inject(ApplicationStore);
  protected readonly acts = inject(ApplicationActs);

  /** From the address. */
  readonly applicationId = input.required<string>();
  /** Key of the set-up whose values are shown, from the address. */
  readonly setUp = input<string>();

  protected readonly list = { title: $localize`:@@page.applications:Applications`, link: '/applications' };
  protected readonly canManage = this.#session.can('applications.manage');
  protected readonly canReadLog = this.#session.can('audit.read');
  /** Secrets that were just made, with the application or since: shown until the page is left, and never again. */
  protected readonly created = linkedSignal(() => this.#secrets.take(this.applicationId()));
  protected readonly rotated = signal<string | undefined>(undefined);
  protected readonly isTestable = computed(() => {
    const application = this.store.application();
    return application?.state === 'enabled' && application.grantTypes.includes('authorization_code');
  });
  protected readonly stateName = stateName;

  constructor() {
    effect(() => void this.store.load(this.applicationId()));
  }

  /** Shows a secret that was made just now, in place of one from before. */
  protected show(secret: string): void {
    this.created.set(undefined);
    this.rotated.set(secret);
  }

  /** Asks before what was typed is lost. */
  mayLeave(): Promise<boolean> {
    return this.form()?.mayLeave() ?? Promise.resolve(true);
  }
}
