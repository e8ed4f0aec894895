import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { onLoggedOn } from './logged-on-signal';
import type { AskedAgain } from './log-on-again';
import { Session } from './session';

/**
 * Says that the session has ended, that this browser has the session of another person or organisation, or that a fresh authentication is needed. Closes as
 * soon as the person has authenticated in another window.
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

  readonly #asked = inject<AskedAgain>(MAT_DIALOG_DATA);

  protected readonly now = signal(this.#asked.now);
  protected readonly isBlocked = signal(false);
  protected readonly name = this.#me?.account.displayName ?? '';
  protected readonly tenant = this.#me?.tenant.name ?? '';
  /** The organisation to which this browser is logged on now, if it is another one. */
  protected readonly elsewhere = computed(() => {
    const tenant = this.now()?.tenant;
    return tenant?.slug === this.#me?.tenant.slug ? undefined : tenant;
  });

  /** Whether it is the same person, and only a fresh authentication is missing. */
  protected readonly isStale = computed(() => this.#session.isHere(this.now()));

  constructor() {
    inject(DestroyRef).onDestroy(onLoggedOn(() => void this.look()));
  }

  protected openLogon(): void {
    const portal = `/t/${this.#me?.tenant.slug ?? ''}`;
    const page = this.isStale() ? 'reauthenticate' : 'logon';
    const target = `${portal}/${page}?return_to=${encodeURIComponent(`${portal}/admin/logged-on`)}`;
    // Without `noopener`, so that the window can close itself when it is done.
    this.isBlocked.set(window.open(target, 'openeiam-logon', 'popup,width=520,height=760') === null);
  }

  protected giveUp(): void {
    this.#dialog.close(false);
  }

  protected async look(): Promise<void> {
    try {
      const now = await this.#session.resume();
      if (this.#session.isGood(now, this.#asked.wanted)) this.#dialog.close(true);
      else this.now.set(now);
    } catch {
      // Unknown at the moment, so the present text stays.
    }
  }
}
