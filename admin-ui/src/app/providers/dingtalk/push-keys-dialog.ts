import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import type { DingTalkPushKeys } from '../../api/generated/models/ding-talk-push-keys';
import { CopyButton } from '../../ui/copy-button';

/** Shows new push keys. They cannot be shown again. */
@Component({
  selector: 'oe-dingtalk-push-keys-dialog',
  imports: [CopyButton, MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title i18n="@@dingtalk.push.ready">Enter these in DingTalk’s console</h2>
    <mat-dialog-content>
      <p i18n="@@dingtalk.push.once">
        They are shown only once. DingTalk tests the address when you save; then switch pushes on here.
      </p>
      @for (one of values; track one.name) {
        <p class="name">{{ one.name }}</p>
        <p class="value">
          <code>{{ one.value }}</code>
          <oe-copy-button [value]="one.value" [label]="one.copy" />
        </p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" mat-dialog-close i18n="@@dingtalk.push.done">
        I have copied them
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .name {
      margin: 0;
      color: var(--mat-sys-on-surface-variant);
    }
    .value {
      display: flex;
      gap: 8px;
      align-items: center;
      margin: 0 0 8px;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PushKeysDialog {
  readonly #keys = inject<DingTalkPushKeys>(MAT_DIALOG_DATA);
  /** By their names in DingTalk’s console, in its order. */
  protected readonly values = [
    {
      name: $localize`:@@dingtalk.push.aesKey:AES key (加密 aes_key)`,
      value: this.#keys.aesKey,
      copy: $localize`:@@dingtalk.push.copyKey:Copy the AES key`,
    },
    {
      name: $localize`:@@dingtalk.push.token:Token (签名 token)`,
      value: this.#keys.token,
      copy: $localize`:@@dingtalk.push.copyToken:Copy the token`,
    },
    {
      name: $localize`:@@dingtalk.push.url:Request address (请求网址)`,
      value: this.#keys.url,
      copy: $localize`:@@dingtalk.push.copyUrl:Copy the push address`,
    },
  ];
}
