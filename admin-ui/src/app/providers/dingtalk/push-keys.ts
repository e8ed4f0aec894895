import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { dingTalkPushRead, dingTalkPushRotate } from '../../api/generated/functions';
import type { DingTalkPush } from '../../api/generated/models/ding-talk-push';
import type { DingTalkPushKeys } from '../../api/generated/models/ding-talk-push-keys';
import { problemOf, type Problem } from '../../problems/problem';
import { Session } from '../../session/session';
import { Confirm } from '../../ui/confirm';
import { CopyButton } from '../../ui/copy-button';
import { Timestamp } from '../../ui/timestamp';
import { Notify } from '../../ui/notify';
import { ProblemPanel } from '../../ui/problem-panel';
import { PushKeysDialog } from './push-keys-dialog';

/** The address to which DingTalk pushes changes, and the push keys, which are shown once. */
@Component({
  selector: 'oe-dingtalk-push-keys',
  imports: [CopyButton, MatButtonModule, Timestamp, ProblemPanel],
  templateUrl: './push-keys.html',
  styles: `
    .address {
      display: flex;
      gap: 4px;
      align-items: center;
      overflow-wrap: anywhere;
    }
    p {
      margin: 0 0 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PushKeys {
  readonly #api = inject(Api);
  readonly #confirm = inject(Confirm);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);

  readonly connectionId = input.required<string>();
  protected readonly push = signal<DingTalkPush | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly canManage = inject(Session).can('connections.manage');

  constructor() {
    effect(() => void this.load(this.connectionId()));
  }

  protected async load(id: string): Promise<void> {
    this.problem.set(undefined);
    try {
      const push = await this.#api.invoke(dingTalkPushRead, { id });
      if (id === this.connectionId()) this.push.set(push);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  /** Creates keys, after a notice that the present ones stay valid for a day. */
  protected async rotate({ keysMadeAt }: DingTalkPush): Promise<void> {
    if (keysMadeAt !== null && (await this.#confirm.ask(REPLACE)) === undefined) return;
    const id = this.connectionId();
    try {
      const data = await this.#api.invoke(dingTalkPushRotate, { id });
      // A click outside must not close a dialog whose content is shown only once.
      const options = { data, width: '36rem', disableClose: true };
      const shown = this.#dialog.open<PushKeysDialog, DingTalkPushKeys>(PushKeysDialog, options);
      await firstValueFrom(shown.afterClosed());
    } catch (error) {
      this.#notify.failed(error);
    }
    await this.load(id);
  }
}

const REPLACE = {
  title: $localize`:@@dingtalk.push.replaceTitle:Replace token and AES key?`,
  text: $localize`:@@dingtalk.push.replaceText:Enter the new ones in DingTalk’s console within a day; until then the current ones still work.`,
  act: $localize`:@@dingtalk.push.replace:Replace`,
};
