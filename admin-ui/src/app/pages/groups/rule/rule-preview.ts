import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import { groupMembersPreview } from '../../../api/generated/functions';
import type { GroupPreview } from '../../../api/generated/models/group-preview';
import type { GroupRule } from '../../../api/generated/models/group-rule';
import { problemOf, type Problem } from '../../../problems/problem';
import { ProblemPanel } from '../../../ui/problem-panel';
import { typingPause } from '../../../ui/typing-pause';

/** The people who match a rule that is being edited. */
@Component({
  selector: 'oe-rule-preview',
  imports: [ProblemPanel],
  template: `
    <h3 i18n="@@groups.preview">Currently includes</h3>
    <div role="status">
      @if (rule() === undefined) {
        <p class="oe-muted" i18n="@@groups.previewIncomplete">
          Give every condition a value to see who is included.
        </p>
      } @else if (problem(); as failed) {
        <oe-problem-panel [problem]="failed" [canRetry]="true" (retry)="ask()" />
      } @else if (found(); as shown) {
        <p i18n="@@groups.previewTotal">People: {{ shown.total }}</p>
        <ul>
          @for (one of shown.items; track one.id) {
            <li>
              {{ one.displayName }} <span class="oe-muted">{{ one.username }}</span>
            </li>
          }
          @if (shown.total > shown.items.length) {
            <li class="oe-muted">…</li>
          }
        </ul>
      }
    </div>
  `,
  styles: `
    h3 {
      margin: 0 0 4px;
      font: var(--mat-sys-title-small);
    }
    p {
      margin: 0;
    }
    ul {
      max-height: 16rem;
      margin: 8px 0 0;
      padding-inline-start: 20px;
      overflow: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RulePreview {
  readonly #api = inject(Api);
  #latest = 0;

  /** Undefined: the rule is incomplete. */
  readonly rule = input.required<GroupRule | undefined>();
  protected readonly found = signal<GroupPreview | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    const pause = typingPause();
    effect(() => {
      this.rule();
      pause.before(() => void this.ask());
    });
  }

  protected async ask(): Promise<void> {
    const body = this.rule();
    this.#latest += 1;
    const number = this.#latest;
    if (body === undefined) return;
    try {
      const found = await this.#api.invoke(groupMembersPreview, { body });
      if (number !== this.#latest) return;
      this.found.set(found);
      this.problem.set(undefined);
    } catch (error) {
      if (number === this.#latest) this.problem.set(problemOf(error));
    }
  }
}
