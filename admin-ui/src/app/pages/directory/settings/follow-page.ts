import { ChangeDetectionStrategy, Component, computed, effect, inject, viewChild } from '@angular/core';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { DirectoryStore } from '../directory-store';
import { FollowForm } from './follow-form';
import { FollowStore } from './follow-store';

/** The page of the synchronisation settings of a connection. */
@Component({
  selector: 'oe-follow-page',
  imports: [FollowForm, ProblemPanel, Skeleton],
  providers: [FollowStore],
  template: `
    @if (store.problem(); as problem) {
      <oe-problem-panel [problem]="problem" [canRetry]="true" (retry)="store.load()" />
    } @else if (store.settings(); as settings) {
      @if (connection(); as of) {
        <oe-follow-form [settings]="settings" [connectionId]="of.id" [provider]="of.provider" />
      }
    } @else {
      <oe-skeleton class="oe-card" [rows]="8" [height]="32" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FollowPage {
  readonly #directory = inject(DirectoryStore);
  protected readonly store = inject(FollowStore);
  private readonly form = viewChild(FollowForm);
  protected readonly connection = this.#directory.connection;
  readonly #connectionId = computed(() => this.connection()?.id);

  constructor() {
    effect(() => {
      const id = this.#connectionId();
      if (id !== undefined) void this.store.load(id);
    });
  }

  /** Asks before unsaved changes are lost. */
  mayLeave(): Promise<boolean> {
    return this.form()?.mayLeave() ?? Promise.resolve(true);
  }
}
