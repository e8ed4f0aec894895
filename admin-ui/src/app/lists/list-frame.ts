import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { ProblemPanel } from '../ui/problem-panel';
import { Skeleton } from '../ui/skeleton';
import { ListUrlState } from './list-url-state';
import type { PagedList } from './paged-list';

/**
 * The frame of a list: a skeleton first, then the table, or a message when it is empty or failed to load, and the pagination. Its content is the table;
 * content with the attribute `empty` explains an empty list.
 */
@Component({
  selector: 'oe-list-frame',
  imports: [MatButtonModule, MatIconModule, MatProgressBarModule, ProblemPanel, Skeleton],
  templateUrl: './list-frame.html',
  styleUrl: './list-frame.scss',
  host: { class: 'oe-card' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListFrame {
  protected readonly urlState = inject(ListUrlState);

  readonly list = input.required<PagedList<unknown>>();

  protected readonly isEmpty = computed(() => this.list().items()?.length === 0);
  protected readonly hasPages = computed(() => this.urlState.page() > 1 || this.list().next() !== null);

  protected next(): void {
    const cursor = this.list().next();
    if (cursor !== null) void this.urlState.turnTo(cursor);
  }
}
