import { ChangeDetectionStrategy, Component, inject, LOCALE_ID, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { auditProofVerify } from '../../../api/generated/functions';
import type { ResultOf } from '../../../api/result-of';
import { problemOf, type Problem } from '../../../problems/problem';
import { Timestamp } from '../../../ui/timestamp';
import { numberText } from '../../../ui/number-text';
import { ProblemPanel } from '../../../ui/problem-panel';

type Verification = ResultOf<typeof auditProofVerify>;

/** Verifies the log, and shows the result in plain words. */
@Component({
  selector: 'oe-verify-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    MatProgressBarModule,
    Timestamp,
    ProblemPanel,
    RouterLink,
  ],
  template: `
    <h2 mat-dialog-title i18n="@@audit.verify.title">Verify the log</h2>
    <mat-dialog-content>
      <div aria-live="polite">
        @if (problem(); as failed) {
          <oe-problem-panel [problem]="failed" [canRetry]="true" (retry)="run()" />
        } @else if (result(); as found) {
          <p class="result" [class.good]="found.intact">
            <mat-icon [svgIcon]="found.intact ? 'shield' : 'error'" aria-hidden="true" />
            @if (found.intact) {
              <span i18n="@@audit.verify.intact"
                >Nothing was changed, removed or inserted. Records checked: {{ number(found.checked) }}; every
                signed checkpoint agrees.</span
              >
            } @else {
              <span i18n="@@audit.verify.broken">The log is not intact.</span>
            }
          </p>
          <dl class="oe-facts">
            @if (checkedAt(); as at) {
              <dt i18n="@@audit.verify.at">Verified</dt>
              <dd><oe-timestamp [at]="at" [seconds]="true" /></dd>
            }
            @if (found.from && found.to) {
              <dt i18n="@@audit.verify.range">Records</dt>
              <dd>#{{ found.from }} – #{{ found.to }}</dd>
            }
            @if (found.keyId; as key) {
              <dt i18n="@@audit.verify.key">Signed with the key</dt>
              <dd>
                <code>{{ key }}</code>
              </dd>
            }
          </dl>
          @for (restore of found.restores; track restore.at) {
            <p class="oe-muted">
              <ng-container i18n="@@audit.verify.restored"
                >Records were lost, and the operator has accepted it: {{ restore.reason }}</ng-container
              >&ngsp;· <oe-timestamp [at]="restore.at" />
            </p>
          }
          @if (!found.intact) {
            @if (found.firstBadSequence; as bad) {
              <p>
                <ng-container i18n="@@audit.verify.first">First bad record:</ng-container>&ngsp;<a
                  [routerLink]="['/audit/records', bad]"
                  mat-dialog-close
                  >#{{ bad }}</a
                >
              </p>
            }
            @if (found.problem; as what) {
              <p class="oe-muted">{{ what.detail }}</p>
            }
            <p i18n="@@audit.verify.todo">
              Leave everything as it is, tell your operator, and compare with the checkpoints that are kept
              elsewhere.
            </p>
          }
        } @else {
          <p i18n="@@audit.verify.running">
            Every record is read and compared with its seal. This can take a while.
          </p>
          <mat-progress-bar
            mode="indeterminate"
            i18n-aria-label="@@audit.verify.title"
            aria-label="Verify the log"
          />
        }
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" mat-dialog-close i18n="@@audit.close">Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    .result {
      display: flex;
      gap: 12px;
      align-items: center;
      color: var(--mat-sys-error);
    }
    .result mat-icon {
      flex: none;
      width: 32px;
      height: 32px;
    }
    .result.good {
      color: light-dark(#0b7a43, #6fd39b);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VerifyDialog {
  readonly #api = inject(Api);
  protected readonly number = numberText(inject(LOCALE_ID));
  protected readonly result = signal<Verification | undefined>(undefined);
  /** When the answer came. */
  protected readonly checkedAt = signal<string | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    void this.run();
  }

  /** One request verifies a part of a long log; the next one continues after it. */
  private async whole(): Promise<Verification> {
    let found = await this.#api.invoke(auditProofVerify, { body: {} });
    const { from } = found;
    let checked = found.checked;
    while (found.intact && !found.isComplete) {
      found = await this.#api.invoke(auditProofVerify, { body: { from: (found.to ?? 0) + 1 } });
      checked += found.checked;
    }
    return { ...found, from, checked };
  }

  protected async run(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.result.set(await this.whole());
      this.checkedAt.set(new Date().toISOString());
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
