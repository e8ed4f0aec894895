import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import type { Problem } from '../problems/problem';
import { textOf } from '../problems/problem-texts';

/** Number of characters of a request's id that are shown: enough to find it in the log, and to read it out. */
const TOLD = 13;

/** Shows what went wrong, what it means and what to do; offers a retry where it helps. */
@Component({
  selector: 'oe-problem-panel',
  imports: [MatButtonModule, MatIconModule],
  template: `
    <mat-icon svgIcon="error" aria-hidden="true" />
    <div>
      <p>{{ text() }}</p>
      @if (reference(); as id) {
        <p class="reference">
          <ng-container i18n="@@problem.reference">Reference</ng-container>&ngsp;<code>{{ id }}</code>
        </p>
      }
    </div>
    @if (canRetry()) {
      <button matButton type="button" (click)="retry.emit()" i18n="@@problem.retry">Try again</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 12px;
      align-items: center;
      padding: 12px 16px;
      color: var(--mat-sys-on-error-container);
      background: var(--mat-sys-error-container);
      border-radius: 12px;
      --mat-button-text-label-text-color: var(--mat-sys-on-error-container);
      --mat-button-text-state-layer-color: var(--mat-sys-on-error-container);
    }
    mat-icon {
      flex: none;
    }
    div {
      flex: 1;
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .reference {
      font: var(--mat-sys-body-small);
    }
  `,
  host: { role: 'alert' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProblemPanel {
  readonly problem = input.required<Problem>();
  readonly canRetry = input(false);
  readonly retry = output();

  protected readonly text = computed(() => textOf(this.problem()));
  protected readonly reference = computed(() => {
    const { requestId } = this.problem().facts;
    return typeof requestId === 'string' ? requestId.slice(0, TOLD) : undefined;
  });
}
