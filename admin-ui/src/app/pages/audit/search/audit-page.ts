import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  LOCALE_ID,
  signal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatTableModule } from '@angular/material/table';
import { MatMenuModule } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import {
  auditExportsCreate,
  auditRecordsCount,
  auditRecordsList,
  type AuditRecordsList$Params,
} from '../../../api/generated/functions';
import type { ResultOf } from '../../../api/result-of';
import { Session } from '../../../session/session';
import { ListAddress } from '../../../lists/list-address';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { EmptyState } from '../../../ui/empty-state';
import { Moment } from '../../../ui/moment';
import { Notify } from '../../../ui/notify';
import { numberText } from '../../../ui/number-text';
import { PageHeader } from '../../../ui/page-header';
import { StackedTable } from '../../../ui/stacked-table';
import { AuditFilters, OUTCOMES, PERIODS } from './audit-filters';
import { EventTitles } from '../event-titles';
import { actorText, deviceText, outcomeText, targetText, type AuditRecord } from '../record-texts';
import { EXPORT_FORMATS, type ExportFormat } from '../exports/export-texts';
import { VerifyDialog } from '../verify/verify-dialog';

type Filter = Omit<AuditRecordsList$Params, 'limit' | 'cursor' | 'after'>;

/** The log, newest first. What is searched for stands in the address. */
@Component({
  selector: 'oe-audit-page',
  imports: [
    AuditFilters,
    EmptyState,
    ListFrame,
    MatButtonModule,
    MatIconModule,
    MatMenuModule,
    MatTableModule,
    Moment,
    PageHeader,
    RouterLink,
    StackedTable,
  ],
  providers: [ListAddress],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditPage {
  readonly #api = inject(Api);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);
  readonly #router = inject(Router);
  protected readonly formats = EXPORT_FORMATS;
  readonly #session = inject(Session);
  protected readonly canVerify = this.#session.can('audit.verify');
  protected readonly canExport = this.#session.can('audit.export');
  protected readonly titles = inject(EventTitles);
  protected readonly address = inject(ListAddress);

  protected readonly period = this.address.choice('period', PERIODS);
  protected readonly outcome = this.address.choice('outcome', OUTCOMES);
  protected readonly type = this.address.param('type');
  protected readonly text = this.address.param('text');
  readonly #others = {
    from: this.address.param('from'),
    to: this.address.param('to'),
    actor: this.address.param('actor'),
    target: this.address.param('target'),
    method: this.address.param('method'),
    ip: this.address.param('ip'),
    correlation: this.address.param('correlation'),
  };
  /** Filters that came with a link and have no field of their own. */
  protected readonly fixed = computed(() =>
    Object.entries(this.#others).flatMap(([name, value]) => {
      const text = value();
      return text === undefined ? [] : [{ name, text }];
    }),
  );

  readonly #filter = computed<Filter>(() => ({
    period: this.period(),
    outcome: this.outcome(),
    type: this.type(),
    text: this.text(),
    ...Object.fromEntries(this.fixed().map(({ name, text }) => [name, text])),
  }));
  protected readonly list = pagedList(
    () => ({ ...this.#filter(), cursor: this.address.cursor() }),
    (query) => this.#api.invoke(auditRecordsList, query),
  );
  protected readonly count = signal<ResultOf<typeof auditRecordsCount> | undefined>(undefined);

  protected readonly columns = ['time', 'event', 'outcome', 'actor', 'target', 'device'];
  protected readonly actor = actorText;
  protected readonly number = numberText(inject(LOCALE_ID));
  protected readonly outcomeName = outcomeText;

  constructor() {
    void this.titles.load();
    effect(() => void this.tally(this.#filter()));
  }

  protected change(params: Readonly<Record<string, string | null>>): void {
    void this.address.change(params);
  }

  /** Makes an export of what the filters ask for, and goes to where it can be fetched. */
  protected async export(format: ExportFormat): Promise<void> {
    try {
      await this.#api.invoke(auditExportsCreate, { body: { format, filter: given(this.#filter()) } });
      await this.#router.navigate(['/audit/exports']);
    } catch (error) {
      this.#notify.failed(error);
    }
  }

  protected verify(): void {
    this.#dialog.open(VerifyDialog, { width: '30rem' });
  }

  protected targets({ targets }: AuditRecord): string {
    return targets.map(targetText).join(', ');
  }

  protected device(record: AuditRecord): string {
    return deviceText(record.browser ?? record.phone);
  }

  /** The number is a help; a list without it is still the list. */
  private async tally(filter: Filter): Promise<void> {
    const count = await this.#api.invoke(auditRecordsCount, filter).catch(() => undefined);
    if (filter === this.#filter()) this.count.set(count);
  }
}

/** Only what is filled in: an export without filters is one of the whole log. */
function given(filter: Filter): Filter {
  return JSON.parse(JSON.stringify(filter)) as Filter; // leaves out what is undefined
}
