import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import type { Application } from '../../../api/generated/models/application';
import { CopyButton } from '../../../ui/copy-button';
import { SET_UPS, setUpOf } from '../gallery/set-ups';
import { SecretOnce } from './secret-once';

/** What has to be entered in the application, by a set-up, each with a button to copy it. */
@Component({
  selector: 'oe-connect-panel',
  imports: [CopyButton, MatFormFieldModule, MatSelectModule, SecretOnce],
  templateUrl: './connect-panel.html',
  styleUrl: './connect-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectPanel {
  readonly application = input.required<Application>();
  /** The secret that was made with the application. */
  readonly created = input<string>();
  /** One that was made since. */
  readonly rotated = input<string>();
  readonly setUp = input<string>();

  protected readonly setUps = SET_UPS;
  protected readonly chosen = linkedSignal(() => setUpOf(this.setUp())?.key ?? this.usualSetUp());
  protected readonly shown = computed(() => setUpOf(this.chosen()));
  protected readonly values = computed(() => {
    const { issuer, discovery, id, redirectUris } = this.application();
    const [redirectUri = ''] = redirectUris;
    return this.shown()?.values({
      issuer,
      discovery,
      clientId: id,
      clientSecret: this.rotated() ?? this.created() ?? this.placeholder,
      redirectUri,
      base: originOf(redirectUri),
    });
  });
  protected readonly placeholder = $localize`:@@applications.secretPlaceholder:the secret that you have noted`;

  protected copyLabel(name: string): string {
    return $localize`:@@applications.copy:Copy ${name}:NAME:`;
  }

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
