import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  viewChild,
} from '@angular/core';
import { MatButton, MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { firstValueFrom } from 'rxjs';
import { Session } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { Notify } from '../../../ui/notify';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { DirectoryStore } from '../directory-store';
import { providerName } from '../provider-name';
import { AddPairDialog, type PairPlace } from './add-pair-dialog';
import { ComparisonPanel } from './comparison-panel';
import { DifferenceList } from './difference-list';
import { OutboundStore, type PairDraft } from './outbound-store';
import { PairList } from './pair-list';

/** What the organisation lacks compared to the portal: the compared pairs, and the result of the last comparison. */
@Component({
  selector: 'oe-outbound-page',
  imports: [
    ComparisonPanel,
    DifferenceList,
    EmptyState,
    MatButtonModule,
    MatProgressBarModule,
    PairList,
    ProblemPanel,
    Skeleton,
  ],
  providers: [OutboundStore],
  templateUrl: './outbound-page.html',
  styleUrl: './outbound-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OutboundPage {
  readonly #injector = inject(Injector);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);
  readonly #connection = inject(DirectoryStore).connection;
  readonly #connectionId = computed(() => this.#connection()?.id);
  private readonly addAct = viewChild('addAct', { read: MatButton });
  private readonly compareAct = viewChild('compareAct', { read: MatButton });
  protected readonly store = inject(OutboundStore);
  protected readonly canManage = inject(Session).can('directory.manage');
  protected readonly provider = computed(() => providerName(this.#connection()));

  constructor() {
    effect(() => {
      const id = this.#connectionId();
      if (id !== undefined) void this.store.load(id);
    });
  }

  protected emptyTitle(): string {
    return $localize`:@@outbound.empty:See what ${this.provider()}:PROVIDER: lacks`;
  }

  protected emptyText(): string {
    return $localize`:@@outbound.emptyText:For people whom you keep here: typed, imported from a file, or brought by an HR system. The accounts of a group are compared with a department in ${this.provider()}:PROVIDER:: who is missing there, who differs, and who should be disabled. Nothing is ever written to ${this.provider()}:PROVIDER:; you get a list to work through.`;
  }

  protected async add(): Promise<void> {
    const connectionId = this.#connectionId();
    if (connectionId === undefined) return;
    const dialog = this.#dialog.open<AddPairDialog, PairPlace, PairDraft>(AddPairDialog, {
      data: { connectionId, provider: this.provider() },
      width: '34rem',
    });
    const pair = await firstValueFrom(dialog.afterClosed());
    if (pair === undefined) return;
    try {
      await this.store.add(pair);
      this.#notify.done($localize`:@@outbound.added:Pair added`);
      this.keyboardTo(this.compareAct);
    } catch (error) {
      this.#notify.failed(error);
    }
  }

  /** The button that had the focus has disappeared with its row. */
  protected removed(): void {
    this.keyboardTo(this.addAct);
  }

  private keyboardTo(act: () => MatButton | undefined): void {
    afterNextRender({ write: () => act()?.focus() }, { injector: this.#injector });
  }
}
