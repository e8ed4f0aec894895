import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { RowLink } from '../../../lists/row-link';
import { MethodNames } from '../../../session/method-names';
import { Timestamp } from '../../../ui/timestamp';
import { NetworkAddress } from '../../../ui/network-address';
import { reasonText } from '../../../ui/reasons';
import { StackedTable } from '../../../ui/stacked-table';
import { EventTitles } from '../event-titles';
import { Naming } from '../naming';
import { outcomeText, softwareText, type AuditRecord } from '../record-texts';
import { groupByCorrelation, type CorrelatedRecords } from './correlated-records';
import type { Column } from './columns';

/** A line: the leading record of a group, or one of the others when the group is expanded. */
interface Line {
  readonly id: string;
  readonly record: AuditRecord;
  /** The group that the record leads; undefined for the others. */
  readonly group?: CorrelatedRecords;
}

/** Records of the log, one line for each action; its other records expand below it. */
@Component({
  selector: 'oe-log-table',
  imports: [
    MatButtonModule,
    MatIconModule,
    MatTableModule,
    Timestamp,
    NetworkAddress,
    RouterLink,
    RowLink,
    StackedTable,
  ],
  templateUrl: './log-table.html',
  styleUrl: './log-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogTable {
  protected readonly titles = inject(EventTitles);
  protected readonly naming = inject(Naming);

  readonly records = input.required<readonly AuditRecord[]>();
  readonly columns = input.required<readonly Column[]>();

  protected readonly all = computed(() => ['time', 'event', ...this.columns()]);
  /** The ids of the leading records of the expanded groups. */
  protected readonly open = linkedSignal<readonly AuditRecord[], ReadonlySet<string>>({
    source: this.records,
    computation: () => new Set(),
  });
  protected readonly lines = computed<readonly Line[]>(() =>
    groupByCorrelation(this.records()).flatMap((group) => [
      { id: group.lead.id, record: group.lead, group },
      ...(this.open().has(group.lead.id) ? group.others.map((record) => ({ id: record.id, record })) : []),
    ]),
  );
  protected readonly outcome = outcomeText;
  protected readonly reason = reasonText;
  protected readonly methods = inject(MethodNames);

  protected target(record: AuditRecord): string {
    const target = this.naming.mainTarget(record);
    return target === undefined ? '' : this.naming.brief(target);
  }

  protected device({ browser, phone }: AuditRecord): string {
    return softwareText(browser ?? phone);
  }

  protected address({ browser, phone }: AuditRecord): string | undefined {
    return (browser ?? phone)?.ip ?? undefined;
  }

  protected turn({ lead }: CorrelatedRecords): void {
    this.open.update((before) => {
      const after = new Set(before);
      if (!after.delete(lead.id)) after.add(lead.id);
      return after;
    });
  }
}
