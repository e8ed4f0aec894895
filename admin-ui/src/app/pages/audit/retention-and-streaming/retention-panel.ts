import { ChangeDetectionStrategy, Component, inject, input, LOCALE_ID, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { Api } from '../../../api/generated/api';
import {
  retentionChange,
  retentionHold,
  retentionRelease,
  retentionShow,
} from '../../../api/generated/functions';
import type { AuditRetention } from '../../../api/generated/models/audit-retention';
import type { StrictHttpResponse } from '../../../api/generated/strict-http-response';
import { Confirm } from '../../../ui/confirm';
import { FormFields } from '../../../ui/form-fields';
import { numberText } from '../../../ui/number-text';
import { Timestamp } from '../../../ui/timestamp';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { RevisedSetting } from './revised-setting';

/** The retention period, and the legal hold, which keeps all records. */
@Component({
  selector: 'oe-retention-panel',
  imports: [FormsModule, MatButtonModule, FormFields, MatInputModule, Timestamp, ProblemPanel, Skeleton],
  templateUrl: './retention-panel.html',
  styleUrl: './panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RetentionPanel {
  readonly #api = inject(Api);
  readonly #confirm = inject(Confirm);

  protected readonly number = numberText(inject(LOCALE_ID));

  readonly canManage = input(false);
  readonly changed = output();
  protected readonly days = signal<number | null>(null);
  protected readonly retention = new RevisedSetting<AuditRetention>(
    () => this.#api.invoke$Response(retentionShow),
    ({ retentionDays }) => {
      this.days.set(retentionDays);
    },
  );

  load(): Promise<void> {
    return this.retention.load();
  }

  protected async save(): Promise<void> {
    const retentionDays = this.days();
    if (retentionDays !== null) {
      const yes = await this.#confirm.ask({
        title: $localize`:@@audit.retention.ask:Remove older records?`,
        text: $localize`:@@audit.retention.askText:Records older than ${retentionDays}:DAYS: days are removed for good from the next run on. Export them first if you need them.`,
        act: $localize`:@@audit.retention.act:Keep ${retentionDays}:DAYS: days`,
      });
      if (yes === undefined) return;
    }
    await this.attempt(() =>
      // The generator drops null from the type, although it means “for ever”.
      this.#api.invoke$Response(retentionChange, {
        'if-match': this.retention.revision,
        body: { retentionDays: retentionDays as number },
      }),
    );
  }

  protected async hold(): Promise<void> {
    const answer = await this.#confirm.ask({
      title: $localize`:@@audit.hold.ask:Place a legal hold on the whole log?`,
      text: $localize`:@@audit.hold.askText:Nothing is removed from the log until the hold is released.`,
      act: $localize`:@@audit.hold.act:Hold the log`,
      needsReason: true,
    });
    if (answer === undefined) return;
    await this.attempt(() => this.#api.invoke$Response(retentionHold, { body: answer }));
  }

  protected async release(): Promise<void> {
    const answer = await this.#confirm.ask({
      title: $localize`:@@audit.release.ask:Release the hold?`,
      text: $localize`:@@audit.release.askText:Records past the retention period may be removed from the next run on.`,
      act: $localize`:@@audit.release.act:Release`,
      needsReason: true,
    });
    if (answer === undefined) return;
    await this.attempt(() => this.#api.invoke$Response(retentionRelease, { body: answer }));
  }

  private async attempt(act: () => Promise<StrictHttpResponse<AuditRetention>>): Promise<void> {
    if (await this.retention.change(act)) this.changed.emit();
  }
}
