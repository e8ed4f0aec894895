import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { auditRecordsShow } from '../../../api/generated/functions';
import type { ResultOf } from '../../../api/result-of';
import { problemOf, type Problem } from '../../../problems/problem';
import { CopyButton } from '../../../ui/copy-button';
import { Timestamp } from '../../../ui/timestamp';
import { NetworkAddress } from '../../../ui/network-address';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { EventTitles } from '../event-titles';
import { Naming, type Target } from '../naming';
import { outcomeText, softwareText } from '../record-texts';
import { MethodNames } from '../../../session/method-names';
import { reasonText } from '../../../ui/reasons';
import { RecordLinks } from './record-links';

type Shown = ResultOf<typeof auditRecordsShow>;

type Link = Shown['chain']['next'];

/** One record: its content, its causes, and its place in the hash chain. */
@Component({
  selector: 'oe-record-page',
  imports: [
    CopyButton,
    MatButtonModule,
    MatIconModule,
    Timestamp,
    NetworkAddress,
    PageHeader,
    ProblemPanel,
    RecordLinks,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './record-page.html',
  styleUrl: './record-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecordPage {
  readonly #api = inject(Api);
  protected readonly titles = inject(EventTitles);

  /** From the address. */
  readonly sequence = input.required<string>();
  protected readonly shown = signal<Shown | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly backTo = { title: $localize`:@@page.audit:Audit`, link: '/audit' };
  protected readonly naming = inject(Naming);
  protected readonly methods = inject(MethodNames);
  protected readonly reason = reasonText;
  protected readonly software = softwareText;
  protected readonly outcome = outcomeText;
  /** The main target first. */
  protected readonly targets = computed(() => {
    const record = this.shown()?.record;
    if (record === undefined) return [];
    const main = this.naming.mainTarget(record);
    return main === undefined
      ? record.targets
      : [main, ...record.targets.filter((target) => target !== main)];
  });
  /** The stable code of the reason, unless the reason is a person's own words. */
  protected readonly code = computed(() => {
    const reason = this.shown()?.record.reason ?? '';
    return reasonText(reason) === reason ? undefined : reason;
  });
  protected readonly json = computed(() => JSON.stringify(this.shown()?.record, null, 2));
  /** The record and its neighbours, in the order of the chain. */
  protected readonly neighbours = computed(() => {
    const shown = this.shown();
    if (shown === undefined) return [];
    // The generator drops null from the type of a neighbour.
    const { previous, next } = shown.chain as { previous: Link | null; next: Link | null };
    return [previous, shown.record, next].filter((one) => one !== null);
  });
  protected readonly detail = computed(() =>
    Object.entries(this.shown()?.record.detail ?? {}).map(([name, value]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  );

  constructor() {
    void this.titles.load();
    effect(() => {
      this.sequence();
      untracked(() => void this.load());
    });
  }

  /** A search for everything about a thing. */
  protected queryOf({ kind, id }: Target): Readonly<Record<string, string>> {
    return kind === 'account' ? { person: id } : { target: `${kind}:${id}` };
  }

  /** When a person steps through records quickly, only the last one is shown. */
  protected async load(): Promise<void> {
    const wanted = this.sequence();
    this.problem.set(undefined);
    try {
      const record = await this.#api.invoke(auditRecordsShow, { sequence: Number(wanted) });
      if (wanted !== this.sequence()) return;
      this.naming.learn([record.record]);
      this.shown.set(record);
    } catch (error) {
      if (wanted === this.sequence()) this.problem.set(problemOf(error));
    }
  }
}
