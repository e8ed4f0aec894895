import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { Session } from '../../../session/session';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { SigningCertificate } from '../certificates/signing-certificate';
import { SAML_SET_UPS, setUpOf } from '../gallery/set-ups';
import { ApplicationActions } from '../any-protocol/application-actions';
import { ApplicationHeader } from '../any-protocol/application-header';
import { PeopleColumns } from '../any-protocol/people-columns';
import { RemoveCard } from '../any-protocol/remove-card';
import { SetUpChoice } from '../any-protocol/set-up-choice';
import { ValuesList } from '../any-protocol/values-list';
import { ApplicationStore } from '../stores/application-store';
import { SamlStore } from '../stores/saml-store';
import { NewMetadata } from './new-metadata';
import { SamlForm } from './saml-form';

/** One SAML application: the values to enter in it, who may use it, who has used it, and its settings. */
@Component({
  selector: 'oe-saml-page',
  imports: [
    ApplicationHeader,
    MatButtonModule,
    MatIconModule,
    NewMetadata,
    PeopleColumns,
    ProblemPanel,
    RemoveCard,
    SamlForm,
    SetUpChoice,
    Skeleton,
    ValuesList,
  ],
  providers: [
    SamlStore,
    { provide: ApplicationStore, useExisting: SamlStore },
    ApplicationActions,
    SigningCertificate,
  ],
  templateUrl: './saml-page.html',
  styles: `
    section {
      padding: 16px 20px;
    }
    h2 {
      margin: 0 0 12px;
      font: var(--mat-sys-title-medium);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SamlPage {
  private readonly form = viewChild(SamlForm);
  protected readonly store = inject(SamlStore);
  protected readonly certificate = inject(SigningCertificate);

  /** From the address. */
  readonly applicationId = input.required<string>();
  /** The key of the set-up whose values are shown, from the address. */
  readonly setUp = input<string>();

  protected readonly canManage = inject(Session).can('applications.manage');
  protected readonly setUps = SAML_SET_UPS;
  protected readonly chosen = linkedSignal(() => setUpOf('saml', this.setUp())?.key ?? 'saml');
  /** The placeholder for a missing certificate; all other values are known before there is one. */
  protected readonly noCertificate = $localize`:@@applications.noCertificate:The certificate is made when the metadata is downloaded.`;
  protected readonly values = computed(() => {
    const application = this.store.application();
    if (application === undefined) return [];
    const none = { certificate: this.noCertificate, fingerprint: this.noCertificate };
    const { metadataUrl, ssoUrl, sloUrl, consumers, entityId } = application;
    const { certificate, fingerprint } = this.certificate.current() ?? none;
    const base = originOf(consumers[0]?.location ?? entityId);
    return (
      setUpOf('saml', this.chosen())?.values({
        metadataUrl,
        ssoUrl,
        sloUrl,
        certificate,
        fingerprint,
        base,
      }) ?? []
    );
  });

  constructor() {
    effect(() => void this.store.load(this.applicationId()));
  }

  /** Asks before unsaved changes are lost. */
  mayLeave(): Promise<boolean> {
    return this.form()?.mayLeave() ?? Promise.resolve(true);
  }
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : '';
}
