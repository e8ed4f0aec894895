import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { CopyButton } from '../../../ui/copy-button';

/** A new secret. It cannot be shown again. */
@Component({
  selector: 'oe-secret-once',
  imports: [CopyButton],
  template: `
    <p i18n="@@applications.secretOnce">
      This secret is shown only once. Enter it in the application now, or store it where you keep secrets.
    </p>
    <p class="secret">
      <code>{{ secret() }}</code>
      <oe-copy-button
        [value]="secret()"
        i18n-label="@@applications.copySecret"
        label="Copy the client secret"
      />
    </p>
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: 16px;
      padding: 12px 16px;
      color: var(--mat-sys-on-secondary-container);
      background: var(--mat-sys-secondary-container);
      border-radius: 12px;
    }
    p {
      margin: 0;
    }
    .secret {
      display: flex;
      gap: 4px;
      align-items: center;
      overflow-wrap: anywhere;
    }
  `,
  host: { role: 'status', 'data-unsaved': '' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SecretOnce {
  readonly secret = input.required<string>();
}
