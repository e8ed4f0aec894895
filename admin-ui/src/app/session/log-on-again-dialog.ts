import { ChangeDetectionStrategy, Component, DestroyRef, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { onLoggedOn } from './logged-on-signal';
import { Session } from './session';

type State = 'waiting' | 'other_person' | 'blocked';

/** Says that the session has ended, and goes on as soon as the same person has logged on in another window. */
@Component({
  selector: 'oe-log-on-again-dialog',
  imports: [MatButtonModule, MatDialogModule],
  templateUrl: './log-on-again-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogOnAgainDialog {
  readonly #session = inject(Session);
  readonly #dialog = inject<MatDialogRef<LogOnAgainDialog, boolean>>(MatDialogRef);
  readonly #me = this.#session.me();

  protected readonly state = signal<State>('waiting');
  protected readonly name = this.#me?.account.displayName ?? '';

  constructor() {
    inject(DestroyRef).onDestroy(onLoggedOn(() => void this.look()));
  }

  protected openLogon(): void {
    const console = `/t/${this.#me?.tenant.slug ?? ''}`;
    const target = `${console}/logon?return_to=${encodeURIComponent(`${console}/admin/logged-on`)}`;
    // Without `noopener`: the window closes itself when it is done.
    this.state.set(
      window.open(target, 'openeiam-logon', 'popup,width=520,height=760') === null ? 'blocked' : 'waiting',
    );
  }

  protected giveUp(): void {
    this.#dialog.close(false);
  }

  private async look(): Promise<void> {
    const before = this.#me;
    const now = await this.#session.load();
    const isSame = now.account.id === before?.account.id && now.tenant.slug === before.tenant.slug;
    if (isSame) this.#dialog.close(true);
    else this.state.set('other_person');
  }
}
