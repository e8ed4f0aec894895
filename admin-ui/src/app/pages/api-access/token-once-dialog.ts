import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import type { CreatedApiToken } from '../../api/generated/models/created-api-token';
import { CopyButton } from '../../ui/copy-button';
import { Timestamp } from '../../ui/timestamp';

/** Shows a new token. It cannot be shown again. */
@Component({
  selector: 'oe-token-once-dialog',
  imports: [CopyButton, MatButtonModule, MatDialogModule, Timestamp],
  template: `
    <h2 mat-dialog-title i18n="@@apiAccess.ready">The token is ready</h2>
    <mat-dialog-content>
      <p i18n="@@apiAccess.once">
        Copy it now: it is shown only once. Anyone who has it can do what it allows.
      </p>
      <p class="token">
        <code>{{ made.token }}</code>
        <oe-copy-button [value]="made.token" i18n-label="@@apiAccess.copy" label="Copy the token" />
      </p>
      <p class="oe-muted">
        <ng-container i18n="@@apiAccess.column.expires">Valid until</ng-container>&ngsp;<oe-timestamp
          [at]="made.expiresAt"
        />
      </p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" mat-dialog-close i18n="@@apiAccess.done">
        I have copied it
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .token {
      display: flex;
      gap: 8px;
      align-items: center;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokenOnceDialog {
  protected readonly made = inject<CreatedApiToken>(MAT_DIALOG_DATA);
}
