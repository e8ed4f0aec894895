import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import type { AuditRecord } from '../../../api/generated/models/audit-record';
import { MethodNames } from '../../../session/method-names';
import { Timestamp } from '../../../ui/timestamp';
import { reasonText } from '../../../ui/reasons';
import type { Obstacle } from './obstacles';
import { remedyFor, remedyName, type Remedy } from './remedies';

/** Remedies that are offered whatever the attempts show. */
const ALWAYS: readonly Remedy[] = ['link', 'unlink', 'sessions', 'mail'];

/** Remedies that end something. */
const ENDING: ReadonlySet<Remedy> = new Set<Remedy>(['unlink', 'sessions']);

/** The present obstacles to logging on, and the recent attempts, in plain words and with the remedy beside each. */
@Component({
  selector: 'oe-logon-attempts',
  imports: [MatButtonModule, MatIconModule, Timestamp],
  template: `
    <ol>
      @for (row of rows().obstacles; track row.text) {
        <li>
          <mat-icon svgIcon="error" aria-hidden="true" />
          <strong class="words">{{ row.text }}</strong>
          @if (row.remedy; as remedy) {
            <button matButton="tonal" type="button" (click)="asked.emit(remedy)">
              {{ remedyName(remedy) }}
            </button>
          }
        </li>
      }
      @for (row of rows().attempts; track row.attempt.sequence) {
        @let attempt = row.attempt;
        <li [class.good]="attempt.outcome === 'success'">
          <mat-icon [svgIcon]="attempt.outcome === 'success' ? 'check' : 'error'" aria-hidden="true" />
          <div class="words">
            <span>{{ text(attempt) }}</span>
            <span class="oe-muted">
              @if (method(attempt); as name) {
                {{ name }} ·
              }
              <oe-timestamp [at]="attempt.occurredAt" [ago]="true" />
            </span>
          </div>
          @if (row.remedy; as remedy) {
            <button matButton="tonal" type="button" (click)="asked.emit(remedy)">
              {{ remedyName(remedy) }}
            </button>
          }
        </li>
      }
      @if (rows().obstacles.length + rows().attempts.length === 0) {
        <li class="none">
          <mat-icon svgIcon="info" aria-hidden="true" />
          <span class="words" i18n="@@accounts.noAttempts"
            >Nobody has tried to log on with this account. A person who scans and lands on the attachment page
            is not linked yet: give an attach link, or look under Bindings › Not linked yet.</span
          >
        </li>
      }
    </ol>
    @if (offered().length > 0) {
      <div class="more">
        @for (remedy of offered(); track remedy) {
          <button
            matButton="outlined"
            type="button"
            [class.oe-danger]="ending.has(remedy)"
            (click)="asked.emit(remedy)"
          >
            {{ remedyName(remedy) }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    ol {
      display: grid;
      gap: 12px;
      padding: 0;
      margin: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 12px;
      align-items: center;
    }
    .words {
      display: grid;
      flex: 1;
      min-width: 0;
    }
    mat-icon {
      flex: none;
      color: var(--mat-sys-error);
    }
    .good mat-icon {
      color: light-dark(#0b7a43, #6fd39b);
    }
    .none mat-icon {
      color: var(--mat-sys-on-surface-variant);
    }
    button {
      flex: none;
    }
    .more {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-block-start: 16px;
    }
    @media (max-width: 599.98px) {
      li {
        flex-wrap: wrap;
      }
      .words {
        flex-basis: calc(100% - 36px);
      }
      li button {
        margin-inline-start: 36px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogonAttempts {
  readonly #methods = inject(MethodNames);

  /** In order of precedence. */
  readonly obstacles = input<readonly Obstacle[]>([]);
  /** Newest first. */
  readonly attempts = input.required<readonly AuditRecord[]>();
  /** The remedies that the person at the console can apply now. */
  readonly possible = input.required<ReadonlySet<Remedy>>();
  readonly asked = output<Remedy>();

  protected readonly remedyName = remedyName;
  protected readonly ending = ENDING;

  /** Shows each remedy only once, beside the first reason that it helps against. */
  protected readonly rows = computed(() => {
    const [offered, possible] = [new Set<Remedy>(), this.possible()];
    const once = (remedy: Remedy | undefined): Remedy | undefined => {
      if (remedy === undefined || offered.has(remedy)) return undefined;
      offered.add(remedy);
      return remedy;
    };
    return {
      obstacles: this.obstacles().map(({ text, helps }) => ({
        text,
        remedy: once(helps.find((remedy) => possible.has(remedy))),
      })),
      attempts: this.attempts().map((attempt) => ({ attempt, remedy: once(remedyFor(attempt, possible)) })),
    };
  });

  protected offered(): readonly Remedy[] {
    return ALWAYS.filter((remedy) => this.possible().has(remedy));
  }

  protected text({ outcome, reason }: AuditRecord): string {
    if (outcome === 'success') return $localize`:@@accounts.attempt.good:Logged on.`;
    return reason === null
      ? $localize`:@@accounts.attempt.declined:Declined on the phone.`
      : reasonText(reason);
  }

  protected method({ method }: AuditRecord): string | undefined {
    return method === null ? undefined : this.#methods.of(method);
  }
}
