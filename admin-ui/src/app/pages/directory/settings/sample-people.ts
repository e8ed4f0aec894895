import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatTableModule } from '@angular/material/table';
import { problemOf, type Problem } from '../../../problems/problem';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { labelled } from '../../../ui/punctuation';
import { StackedTable } from '../../../ui/stacked-table';
import { FollowStore, type Sample, type SampleRules } from './follow-store';

/** Shows the effect of a rule on real people before it is saved. */
@Component({
  selector: 'oe-sample-people',
  imports: [MatButtonModule, MatTableModule, ProblemPanel, Skeleton, StackedTable],
  template: `
    @if (!isShown()) {
      <button matButton="tonal" type="button" (click)="isShown.set(true)" i18n="@@directory.samples.show">
        Try it on real people
      </button>
    } @else if (problem(); as failed) {
      <oe-problem-panel [problem]="failed" [canRetry]="true" (retry)="load()" />
    } @else if (people(); as found) {
      <div class="oe-scroll">
        <table mat-table class="oe-wide" [dataSource]="found">
          <ng-container matColumnDef="name">
            <th mat-header-cell *matHeaderCellDef i18n="@@directory.column.person">Person</th>
            <td mat-cell *matCellDef="let row">
              {{ row.name }}<span class="oe-second">{{ row.seat }}</span>
            </td>
          </ng-container>
          <ng-container matColumnDef="username">
            <th mat-header-cell *matHeaderCellDef i18n="@@directory.samples.username">Username</th>
            <td mat-cell *matCellDef="let row">
              @if (row.username) {
                <code>{{ row.username }}</code>
              } @else {
                <span class="oe-badge bad" i18n="@@directory.samples.none">None: a conflict</span>
              }
            </td>
          </ng-container>
          <ng-container matColumnDef="email">
            <th mat-header-cell *matHeaderCellDef i18n="@@directory.email">Email</th>
            <td mat-cell *matCellDef="let row">{{ row.email ?? '–' }}</td>
          </ng-container>
          <ng-container matColumnDef="profile">
            <th mat-header-cell *matHeaderCellDef i18n="@@directory.samples.fields">Fields</th>
            <td mat-cell *matCellDef="let row">
              @for (one of fieldsOf(row); track one) {
                <span class="oe-second">{{ one }}</span>
              } @empty {
                –
              }
            </td>
          </ng-container>
          <tr mat-header-row *matHeaderRowDef="columns"></tr>
          <tr mat-row *matRowDef="let row; columns: columns"></tr>
        </table>
      </div>
    } @else {
      <oe-skeleton [rows]="4" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SamplePeople {
  readonly #store = inject(FollowStore);
  readonly usernameFrom = input.required<SampleRules['usernameFrom']>();
  readonly mapping = input.required<SampleRules['mapping']>();
  readonly #rules = computed((): SampleRules => ({
    usernameFrom: this.usernameFrom(),
    mapping: this.mapping(),
  }));

  protected readonly isShown = signal(false);
  protected readonly people = signal<readonly Sample[] | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly columns = ['name', 'username', 'email', 'profile'];

  protected fieldsOf({ profile }: Sample): readonly string[] {
    return Object.entries(profile).map(([field, value]) => labelled(field, value));
  }

  constructor() {
    effect(() => {
      const rules = this.#rules();
      if (this.isShown()) void this.load(rules);
    });
  }

  protected async load(rules = this.#rules()): Promise<void> {
    this.problem.set(undefined);
    try {
      const found = await this.#store.samples(rules);
      if (rules === this.#rules()) this.people.set(found);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
