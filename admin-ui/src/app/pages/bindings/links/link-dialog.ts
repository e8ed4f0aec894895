import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import type { CreatedAttachLink } from '../../../api/generated/models/created-attach-link';
import { CopyButton } from '../../../ui/copy-button';
import { Timestamp } from '../../../ui/timestamp';

/** Shows a new link once: as an address to copy, and as a QR code. */
@Component({
  selector: 'oe-link-dialog',
  imports: [CopyButton, MatButtonModule, MatDialogModule, Timestamp],
  template: `
    <h2 mat-dialog-title i18n="@@bindings.linkReady">The link is ready</h2>
    <mat-dialog-content>
      <p i18n="@@bindings.linkOnce">
        It is shown only once. Give it to the person directly: anyone who has it can use the account.
      </p>
      <p class="address">
        <code>{{ link.url }}</code>
        <oe-copy-button [value]="link.url" i18n-label="@@bindings.linkCopy" label="Copy the link" />
      </p>
      @if (picture(); as code) {
        <img
          [src]="code"
          width="200"
          height="200"
          i18n-alt="@@bindings.linkCode"
          alt="The link as a QR code"
        />
      }
      <p class="oe-muted">
        <ng-container i18n="@@bindings.column.expires">Valid until</ng-container>&ngsp;<oe-timestamp
          [at]="link.expiresAt"
        />
      </p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" mat-dialog-close i18n="@@bindings.linkDone">Done</button>
    </mat-dialog-actions>
  `,
  styles: `
    .address {
      display: flex;
      gap: 8px;
      align-items: center;
      overflow-wrap: anywhere;
    }
    img {
      display: block;
      background: #fff;
      border-radius: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LinkDialog {
  protected readonly link = inject<CreatedAttachLink>(MAT_DIALOG_DATA);
  protected readonly picture = signal<string | undefined>(undefined);

  constructor() {
    void this.draw();
  }

  private async draw(): Promise<void> {
    // Wrapped in a module of ours: from a CommonJS package with a dynamic import, the build would keep nothing.
    const { qrPicture } = await import('../../../ui/qr-picture');
    this.picture.set(await qrPicture(this.link.url));
  }
}
