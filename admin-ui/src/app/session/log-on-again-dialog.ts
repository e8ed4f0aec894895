import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { onLoggedOn } from './logged-on-signal';
import { Session, type Me } from './session';

/**
 * Says that the session has ended, or that this browser is logged on as somebody else or to another organisation, and goes on as soon
 * as the same person has logged on again in another window. Its data is who is logged on now.
 */
@Component({
  selector: 'oe-log-on-again-dialog',
  imports: [MatButtonModule, MatDialogModule],
  templateUrl: './log-on-again-dialog.html',
  host: { '(window:focus)': 'look()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogOnAgainDialog {
  readonly #session = inject(Session);
  readonly #dialog = inject<MatDialogRef<LogOnAgainDialog, boolean>>(MatDialogRef);
  readonly #me = this.#session.me();

  protected readonly now = signal(inject<Me | null>(MAT_DIALOG_DATA));
  protected readonly isBlocked = signal(false);
  protected readonly name = this.#me?.account.displayName ?? '';
  protected readonly tenant = this.#me?.tenant.name ?? '';
  /** The organisation that this browser is logged on to now, when it is another one. */
  protected readonly elsewhere = computed(() => {
    const tenant = this.now()?.tenant;
    return tenant?.slug === this.#me?.tenant.slug ? undefined : tenant;
  });

  constructor() {
    inject(DestroyRef).onDestroy(onLoggedOn(() => void this.look()));
  }

  protected openLogon(): void {
    const portal = `/t/${this.#me?.tenant.slug ?? ''}`;
    const target = `${portal}/logon?return_to=${encodeURIComponent(`${portal}/admin/logged-on`)}`;
    // Without `noopener`: the window closes itself when it is done.
    this.isBlocked.set(window.open(target, 'openeiam-logon', 'popup,width=520,height=760') === null);
  }

  protected giveUp(): void {
    this.#dialog.close(false);
  }

  protected async look(): Promise<void> {
    try {
      const now = await this.#session.resume();
      if (this.#session.isHere(now)) this.#dialog.close(true);
      else this.now.set(now);
    } catch {
      // Not to be known at the moment, so what is said here still stands.
    }
  }
}
