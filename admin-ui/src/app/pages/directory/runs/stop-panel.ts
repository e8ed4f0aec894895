import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import type { DirectoryRun } from '../../../api/generated/models/directory-run';
import { Confirm } from '../../../ui/confirm';

/** Explains why a threshold stopped a run and what would happen, and offers to continue after a review. */
@Component({
  selector: 'oe-stop-panel',
  imports: [MatButtonModule, MatIconModule],
  template: `
    <mat-icon svgIcon="shield" aria-hidden="true" />
    <div>
      <h2 i18n="@@directory.stop.title">Stopped to protect your people. Nothing was changed.</h2>
      <p>{{ why() }}</p>
      <p i18n="@@directory.stop.what">
        Look at the list below. If they have left, let the run continue: it reads everything again, looks up
        each of them once more, and stops again if more are missing than in this list. If they have not left,
        correct the scope, here under Settings or in the app’s own permissions.
      </p>
      @if (canManage()) {
        <button
          matButton="filled"
          class="oe-danger"
          type="button"
          (click)="accept()"
          i18n="@@directory.stop.act"
        >
          They have left: continue
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      gap: 16px;
      padding: 20px 24px;
      margin-block-end: 24px;
    }
    mat-icon {
      flex: none;
      color: var(--mat-sys-error);
    }
    h2 {
      margin: 0 0 8px;
      font: var(--mat-sys-title-medium);
    }
    p {
      max-width: 60ch;
      margin: 0 0 12px;
    }
  `,
  host: { class: 'oe-card', role: 'alert' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StopPanel {
  readonly #confirm = inject(Confirm);
  readonly run = input.required<DirectoryRun>();
  readonly canManage = input(false);
  readonly accepted = output();

  protected readonly why = computed(() => {
    const { counts, stoppedBy } = this.run();
    return stoppedBy === 'leaverThresholdPercent'
      ? $localize`:@@directory.stop.percent:People missing: ${counts.suspended}:COUNT:, a greater share than “Protection” in the settings allows.`
      : $localize`:@@directory.stop.count:People missing: ${counts.suspended}:COUNT:, more than “Protection” in the settings allows.`;
  });

  protected async accept(): Promise<void> {
    const count = this.run().counts.suspended;
    const answer = await this.#confirm.ask({
      title: $localize`:@@directory.stop.confirmTitle:Continue the synchronisation?`,
      text: $localize`:@@directory.stop.confirmText:Suspends accounts, ${count}:COUNT: at most, and ends their sessions at once. People whom the organisation still knows as members are left alone.`,
      act: $localize`:@@directory.stop.confirmAct:Continue`,
      typed: String(count),
    });
    if (answer !== undefined) this.accepted.emit();
  }
}
