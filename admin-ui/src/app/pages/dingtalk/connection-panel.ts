import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatExpansionModule } from '@angular/material/expansion';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { MatSlideToggleModule, type MatSlideToggleChange } from '@angular/material/slide-toggle';
import { firstValueFrom } from 'rxjs';
import { Notify } from '../../ui/notify';
import { CheckList } from './check-list';
import { ConnectionSettings } from './connection-settings';
import { ConnectionsStore, type Connection } from './connections-store';
import { SecretDialog } from './secret-dialog';
import { SetupValues } from './setup-values';

/** One connection: its switch, its check, its settings, and what DingTalk must be told. */
@Component({
  selector: 'oe-connection-panel',
  imports: [
    CheckList,
    ConnectionSettings,
    DatePipe,
    MatButtonModule,
    MatExpansionModule,
    MatProgressBarModule,
    MatSlideToggleModule,
    SetupValues,
  ],
  templateUrl: './connection-panel.html',
  styleUrl: './connection-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionPanel {
  readonly #store = inject(ConnectionsStore);
  readonly #notify = inject(Notify);
  readonly #dialog = inject(MatDialog);

  readonly connection = input.required<Connection>();
  readonly canManage = input(false);
  protected readonly isChecking = signal(false);
  protected readonly isBusy = signal(false);

  protected async turn(change: MatSlideToggleChange): Promise<void> {
    const enabled = change.checked;
    const done = await this.attempt(() => this.#store.turn(this.connection(), enabled));
    if (!done) change.source.checked = !enabled;
    else if (enabled) this.#notify.done($localize`:@@dingtalk.turnedOn:People can log on by QR code now.`);
    else
      this.#notify.done(
        $localize`:@@dingtalk.turnedOff:Nobody can log on by QR code any more. Bindings stay.`,
      );
  }

  protected async check(): Promise<void> {
    this.isChecking.set(true);
    await this.attempt(() => this.#store.check(this.connection()));
    this.isChecking.set(false);
  }

  protected async replaceSecret(): Promise<void> {
    const dialog = this.#dialog.open<SecretDialog, undefined, string>(SecretDialog, { width: '28rem' });
    const secret = await firstValueFrom(dialog.afterClosed());
    if (secret === undefined) return;
    if (await this.attempt(() => this.#store.rotateSecret(this.connection(), secret))) {
      this.#notify.done(
        $localize`:@@dingtalk.secretReplaced:The secret is replaced. Check the connection now.`,
      );
    }
  }

  /** Does something that may be refused; the person reads why. */
  private async attempt(act: () => Promise<void>): Promise<boolean> {
    this.isBusy.set(true);
    try {
      await act();
      return true;
    } catch (error) {
      this.#notify.failed(error);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
