import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatStepperModule } from '@angular/material/stepper';
import { problemOf, type Problem } from '../../problems/problem';
import { formCheck } from '../../ui/form-check';
import { FormFields } from '../../ui/form-fields';
import { Notify } from '../../ui/notify';
import { ProblemPanel } from '../../ui/problem-panel';
import { APP_FIELDS, trimmed } from './app-fields';
import { ConnectionsStore, type Connection, type ConnectionCheck } from './connections-store';
import { SetupValues } from './setup-values';
import { dingtalkPage } from './page';

/** Guides through the first connection: first the values to enter at DingTalk, then the values that DingTalk shows. */
@Component({
  selector: 'oe-connect-form',
  imports: [
    MatButtonModule,
    FormFields,
    MatIconModule,
    MatInputModule,
    MatStepperModule,
    ProblemPanel,
    ReactiveFormsModule,
    SetupValues,
  ],
  templateUrl: './connect-form.html',
  styles: `
    .fields {
      display: grid;
      gap: 20px;
      max-width: 30rem;
      padding-block: 12px;
    }
    .step-icon {
      width: 16px;
      height: 16px;
    }
    .acts {
      display: flex;
      gap: 8px;
      align-items: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectForm {
  readonly #holds = formCheck();
  readonly #store = inject(ConnectionsStore);
  readonly #notify = inject(Notify);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    displayName: [dingtalkPage.title, [Validators.required, Validators.maxLength(100)]],
    corpId: ['', [Validators.required, ...APP_FIELDS.id]],
    clientId: ['', [Validators.required, ...APP_FIELDS.id]],
    clientSecret: ['', [Validators.required, ...APP_FIELDS.secret]],
  });

  protected async connect(): Promise<void> {
    if (!this.#holds(this.form) || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const connection = await this.#store.create(trimmed(this.form.getRawValue()));
      this.tell(await this.check(connection));
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** The result of DingTalk's check; undefined if DingTalk could not be asked. The connection exists in either case. */
  private async check(connection: Connection): Promise<ConnectionCheck | undefined> {
    try {
      return await this.#store.check(connection);
    } catch {
      await this.#store.load();
      return undefined;
    }
  }

  /** Says “connected” only when DingTalk has confirmed it. */
  private tell(check: ConnectionCheck | undefined): void {
    this.#notify.done(
      check?.toMend === 0
        ? $localize`:@@dingtalk.connected:DingTalk is connected and everything that can be checked works. Switch the logon on next.`
        : $localize`:@@dingtalk.savedOnly:The app is saved, but does not work yet. Fix what the check shows.`,
    );
  }
}
