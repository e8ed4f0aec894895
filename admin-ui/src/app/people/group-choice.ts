import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { MatRadioModule } from '@angular/material/radio';
import { Api } from '../api/generated/api';
import { groupsList } from '../api/generated/functions';
import type { ListedGroup } from '../api/generated/models/listed-group';
import { SearchField } from '../lists/search-field';
import { problemOf, type Problem } from '../problems/problem';
import { ProblemPanel } from '../ui/problem-panel';

/** Maximum number of suggested groups. */
const OFFERED = 20;

/** Chooses a group by its name. */
@Component({
  selector: 'oe-group-choice',
  imports: [MatRadioModule, ProblemPanel, SearchField],
  template: `
    <oe-search-field i18n-label="@@groups.name" label="Name" (searched)="search($event)" />
    @if (problem(); as failed) {
      <oe-problem-panel [problem]="failed" [canRetry]="true" (retry)="search(words)" />
    }
    <mat-radio-group
      i18n-aria-label="@@chooseGroup.found"
      aria-label="Groups found"
      [value]="value()"
      (change)="choose($event.value)"
    >
      @for (group of offered(); track group.id) {
        <mat-radio-button [value]="group.id">{{ group.name }}</mat-radio-button>
      } @empty {
        <p class="oe-muted" role="status" i18n="@@chooseGroup.none">No groups found.</p>
      }
    </mat-radio-group>
  `,
  styles: `
    mat-radio-group {
      display: grid;
      align-content: start;
      min-height: 5rem;
      max-height: 12.5rem;
      margin-block-start: 8px;
      overflow: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GroupChoice {
  readonly #api = inject(Api);
  protected readonly offered = signal<readonly ListedGroup[]>([]);
  protected readonly value = signal<string | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected words: string | undefined;
  /** Undefined: the selected group is not among the present suggestions. */
  readonly chosen = output<ListedGroup | undefined>();

  constructor() {
    void this.search(undefined);
  }

  protected choose(id: string | undefined): void {
    this.value.set(id);
    this.chosen.emit(this.offered().find((group) => group.id === id));
  }

  protected async search(words: string | undefined): Promise<void> {
    this.words = words;
    this.choose(undefined);
    try {
      const { items } = await this.#api.invoke(groupsList, { search: words, limit: OFFERED });
      if (words !== this.words) return;
      this.problem.set(undefined);
      this.offered.set(items);
    } catch (error) {
      if (words === this.words) this.problem.set(problemOf(error));
    }
  }
}
