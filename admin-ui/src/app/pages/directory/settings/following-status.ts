import type { HttpContext } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  LOCALE_ID,
  signal,
} from '@angular/core';
import { Api } from '../../../api/generated/api';
import { followedConnectionsFollowing } from '../../../api/generated/functions';
import type { DirectoryFollowing } from '../../../api/generated/models/directory-following';
import { unattended } from '../../../http/unattended.interceptor';
import { problemOf, type Problem } from '../../../problems/problem';
import { Timestamp } from '../../../ui/timestamp';
import { ProblemPanel } from '../../../ui/problem-panel';
import { DirectoryStore } from '../directory-store';
import { adviceOf, LINE_STATES } from './following-texts';

/** Milliseconds between two refreshes: a line that was switched on opens within seconds. */
const LOOK_MS = 4_000;

/** Whether changes are being received, when the last one came, and what to correct. */
@Component({
  selector: 'oe-following-status',
  imports: [Timestamp, ProblemPanel],
  templateUrl: './following-status.html',
  styles: `
    dl {
      display: grid;
      gap: 8px;
      margin: 0;
    }
    dl div {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
    }
    dt {
      flex: 0 0 11rem;
      color: var(--mat-sys-on-surface-variant);
    }
    dd {
      flex: 1 1 12rem;
      margin: 0;
    }
    p {
      margin: 4px 0 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FollowingStatus {
  readonly #api = inject(Api);
  readonly #locale = inject(LOCALE_ID);
  readonly #directory = inject(DirectoryStore);
  readonly #connectionId = computed(() => this.#directory.connection()?.id);
  #next: ReturnType<typeof setTimeout> | undefined;

  protected readonly following = signal<DirectoryFollowing | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly lineAdvice = computed(() => this.adviceOf('lineFailure', 'lineFacts'));
  protected readonly advice = computed(() => this.adviceOf('failure', 'facts'));
  protected readonly lineStates = LINE_STATES;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#next);
    });
    effect(() => {
      const id = this.#connectionId();
      if (id !== undefined) void this.load(id);
    });
  }

  /** @param context of the request; refreshes are marked as made without the person */
  protected async load(connectionId = this.#connectionId(), context?: HttpContext): Promise<void> {
    clearTimeout(this.#next);
    if (connectionId === undefined) return;
    try {
      const following = await this.#api.invoke(followedConnectionsFollowing, { connectionId }, context);
      if (connectionId !== this.#connectionId()) return;
      this.problem.set(undefined);
      this.following.set(following);
      this.#next = setTimeout(() => void this.load(connectionId, unattended()), LOOK_MS);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  private adviceOf(failure: 'failure' | 'lineFailure', facts: 'facts' | 'lineFacts'): string | undefined {
    const following = this.following();
    const code = following?.[failure] ?? null;
    return following === undefined || code === null
      ? undefined
      : adviceOf(code, following[facts], this.#locale);
  }
}
