import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { Application } from '../../../api/generated/models/application';
import { Timestamp } from '../../../ui/timestamp';
import { Notify } from '../../../ui/notify';
import { OidcStore } from '../stores/oidc-store';
import { RotateDialog } from './rotate-dialog';
import { SecretOnce } from './secret-once';

/** The valid secrets. A previous secret stays valid beside a new one for a while, so that the application keeps working. */
@Component({
  selector: 'oe-secrets-panel',
  imports: [MatButtonModule, Timestamp, SecretOnce],
  template: `
    @if (made(); as once) {
      <oe-secret-once [secret]="once" />
    }
    <ul>
      @for (one of secrets(); track one.createdAt) {
        <li>
          <span>
            <ng-container i18n="@@applications.secretSince">Created</ng-container>&ngsp;<oe-timestamp
              [at]="one.createdAt"
            />
          </span>
          @if (one.expiresAt; as at) {
            <span class="oe-badge">
              <ng-container i18n="@@applications.secretUntil">Valid until</ng-container>&ngsp;<oe-timestamp
                [at]="at"
              />
            </span>
          } @else {
            <span class="oe-badge good" i18n="@@applications.secretGood">In use</span>
          }
        </li>
      }
    </ul>
    @if (secrets().length > 1) {
      <p class="oe-muted" i18n="@@applications.twoSecrets">
        Both are accepted now. Enter the new one in the application before the old one ends.
      </p>
    }
    @if (canManage()) {
      <button matButton="outlined" type="button" (click)="rotate()" i18n="@@applications.rotate">
        New secret
      </button>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
      margin: 0 0 12px;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
    p {
      margin: 0 0 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SecretsPanel {
  readonly #store = inject(OidcStore);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);

  readonly secrets = input.required<Application['secrets']>();
  readonly canManage = input(false);
  /** The newest secret, if it was just created. */
  readonly made = input<string>();
  /** The new secret, which is shown only once. */
  readonly rotated = output<string>();

  protected async rotate(): Promise<void> {
    const dialog = this.#dialog.open<RotateDialog, undefined, number>(RotateDialog, { width: '28rem' });
    const hours = await firstValueFrom(dialog.afterClosed());
    if (hours === undefined) return;
    try {
      this.rotated.emit(await this.#store.rotateSecret(hours));
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
