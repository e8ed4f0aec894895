import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { Application } from '../../../api/generated/models/application';
import { OIDC_SET_UPS, setUpOf } from '../gallery/set-ups';
import { SetUpChoice } from '../any-protocol/set-up-choice';
import { ValuesList } from '../any-protocol/values-list';
import { SecretOnce } from './secret-once';

/** The values of a set-up to enter in the application, each with a copy button. */
@Component({
  selector: 'oe-connect-panel',
  imports: [SecretOnce, SetUpChoice, ValuesList],
  templateUrl: './connect-panel.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectPanel {
  readonly application = input.required<Application>();
  /** The secret from the registration. */
  readonly created = input<string>();
  /** The secret from a rotation. */
  readonly rotated = input<string>();
  readonly setUp = input<string>();

  protected readonly setUps = OIDC_SET_UPS;
  protected readonly chosen = linkedSignal(() => setUpOf('oidc', this.setUp())?.key ?? this.usualSetUp());
  protected readonly values = computed(() => {
    const { issuer, discovery, id, redirectUris } = this.application();
    const [redirectUri = ''] = redirectUris;
    const setUp = setUpOf('oidc', this.chosen());
    return (
      setUp?.values({
        issuer,
        discovery,
        clientId: id,
        clientSecret: this.rotated() ?? this.created() ?? this.placeholder,
        redirectUri,
        base: originOf(redirectUri),
      }) ?? []
    );
  });
  protected readonly placeholder = $localize`:@@applications.secretPlaceholder:the secret that you stored`;

  private usualSetUp(): string {
    const { authentication, grantTypes } = this.application();
    if (!grantTypes.includes('authorization_code'))
      return grantTypes.includes('client_credentials') ? 'service' : 'device';
    return authentication === 'none' ? 'public' : 'web';
  }
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : '';
}
