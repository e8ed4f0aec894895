import { DatePipe } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatExpansionModule } from '@angular/material/expansion';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import {
  MatSlideToggle,
  MatSlideToggleModule,
  type MatSlideToggleChange,
} from '@angular/material/slide-toggle';
import { MatIconModule } from '@angular/material/icon';
import { firstValueFrom } from 'rxjs';
import { Notify } from '../../ui/notify';
import { UnlinkedRuleForm } from '../unlinked/unlinked-rule-form';
import { AppDialog } from './app-dialog';
import { CheckList } from './check-list';
import { ConnectionSettings } from './connection-settings';
import {
  ConnectionsStore,
  type Connection,
  type ConnectionCheck,
  type DingTalkApp,
} from './connections-store';
import { DeveloperConsole } from './developer-console';
import { SecretDialog } from './secret-dialog';
import { SetupValues } from './setup-values';
import { SwitchOn } from './switch-on';
import { TestDialog } from './test-dialog';

/** One connection: its switch, its check, its settings, and the values for DingTalk's console. */
@Component({
  selector: 'oe-connection-panel',
  imports: [
    CheckList,
    ConnectionSettings,
    DatePipe,
    DeveloperConsole,
    MatButtonModule,
    MatExpansionModule,
    MatIconModule,
    MatProgressBarModule,
    MatSlideToggleModule,
    SetupValues,
    UnlinkedRuleForm,
  ],
  templateUrl: './connection-panel.html',
  styleUrl: './connection-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionPanel {
  readonly #store = inject(ConnectionsStore);
  readonly #notify = inject(Notify);
  readonly #dialog = inject(MatDialog);
  readonly #switchOn = inject(SwitchOn);

  readonly connection = input.required<Connection>();
  readonly canManage = input(false);
  /** The target of a link: `check`, `switch`, `values` or `test`. */
  readonly show = input<string>();
  protected readonly isChecking = signal(false);
  protected readonly isBusy = signal(false);
  private readonly toggle = viewChild(MatSlideToggle);

  constructor() {
    afterNextRender(() => {
      this.#begin();
    });
  }

  protected async turn(change: MatSlideToggleChange): Promise<void> {
    const isDone = await (change.checked ? this.turnOn() : this.turnOff());
    // Whatever the switch showed in the meantime, it now shows the true state.
    if (!isDone) change.source.checked = this.connection().enabled;
  }

  protected async check(): Promise<ConnectionCheck | undefined> {
    this.isChecking.set(true);
    const check = await this.attempt(() => this.#store.check(this.connection()));
    this.isChecking.set(false);
    return check;
  }

  protected test(): void {
    this.#dialog.open(TestDialog, { width: '36rem' });
  }

  protected async replaceApp(): Promise<void> {
    const { corpId, clientId } = this.connection();
    const dialog = this.#dialog.open<AppDialog, Omit<DingTalkApp, 'clientSecret'>, DingTalkApp>(AppDialog, {
      data: { corpId, clientId },
      width: '30rem',
    });
    const app = await firstValueFrom(dialog.afterClosed());
    if (app === undefined) return;
    await this.replace(
      () => this.#store.replaceApp(this.connection(), app),
      $localize`:@@dingtalk.appReplaced:The connection uses the new app, and it works.`,
    );
  }

  protected async replaceSecret(): Promise<void> {
    const dialog = this.#dialog.open<SecretDialog, undefined, string>(SecretDialog, { width: '28rem' });
    const secret = await firstValueFrom(dialog.afterClosed());
    if (secret === undefined) return;
    await this.replace(
      () => this.#store.rotateSecret(this.connection(), secret),
      $localize`:@@dingtalk.secretReplaced:The secret is replaced, and DingTalk accepts it.`,
    );
  }

  /** Goes to the link's target. */
  #begin(): void {
    if (!this.canManage()) return;
    if (this.show() === 'check') void this.check();
    if (this.show() === 'switch') this.toggle()?.focus();
    if (this.show() === 'test' && this.connection().enabled) this.test();
  }

  /** Asks DingTalk first, so that a logon that would not work is offered only if the administrator insists. */
  protected async turnOn(): Promise<boolean> {
    const check = await this.check();
    if (check === undefined || !(await this.#switchOn.isWanted(check))) return false;
    const isFirst = await this.attempt(() => this.#switchOn.isFirstTime());
    if (isFirst === undefined) return false;
    if ((await this.attempt(() => this.turnTo(true))) === undefined) return false;
    this.#switchOn.tell(check);
    if (isFirst && check.toMend === 0) await this.#switchOn.offerFirstPlace();
    return true;
  }

  private async turnOff(): Promise<boolean> {
    if ((await this.attempt(() => this.turnTo(false))) === undefined) return false;
    this.#notify.done($localize`:@@dingtalk.turnedOff:Nobody can log on by QR code any more. Bindings stay.`);
    return true;
  }

  private async turnTo(enabled: boolean): Promise<true> {
    await this.#store.turn(this.connection(), enabled);
    return true;
  }

  /** Replaces the app's credentials, and asks DingTalk whether they are valid. */
  private async replace(act: () => Promise<void>, works: string): Promise<void> {
    const isReplaced = await this.attempt(async () => {
      await act();
      return true;
    });
    if (isReplaced === undefined) return;
    const check = await this.check();
    this.#notify.done(
      check?.toMend === 0
        ? works
        : $localize`:@@dingtalk.savedOnly:The app is saved, but does not work yet. Fix what the check shows.`,
    );
  }

  /** Performs an action; if it is refused, shows the reason and returns nothing. */
  private async attempt<Result>(act: () => Promise<Result>): Promise<Result | undefined> {
    this.isBusy.set(true);
    try {
      return await act();
    } catch (error) {
      this.#notify.failed(error);
      return undefined;
    } finally {
      this.isBusy.set(false);
    }
  }
}
