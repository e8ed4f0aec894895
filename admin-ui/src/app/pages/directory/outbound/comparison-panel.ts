import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { OutboundComparison } from '../../../api/generated/models/outbound-comparison';
import { Timestamp } from '../../../ui/timestamp';
import { FigureList } from '../figure-list';
import { countOf, fieldName, kindName, KINDS, unitText } from './outbound-texts';

/** The result of a comparison in numbers, with what to know before acting on it. */
@Component({
  selector: 'oe-comparison-panel',
  imports: [FigureList, Timestamp],
  templateUrl: './comparison-panel.html',
  styleUrl: './comparison-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ComparisonPanel {
  readonly #locale = inject(LOCALE_ID);
  readonly comparison = input.required<OutboundComparison>();
  readonly provider = input.required<string>();

  protected readonly figures = computed(() =>
    KINDS.map((kind) => ({ name: kindName(kind), count: countOf(this.comparison(), kind) })),
  );
  protected readonly units = computed(() => this.comparison().units.map(unitText));
  protected readonly warning = computed(() => {
    const { passed, counts, known } = this.comparison();
    if (passed === null) return undefined;
    return passed === 'outboundThresholdCount'
      ? $localize`:@@outbound.passed.count:People who would have to be disabled: ${counts.disables}:COUNT:, more than the settings allow for.`
      : $localize`:@@outbound.passed.percent:People who would have to be disabled: ${counts.disables}:COUNT: of ${known}:KNOWN:, a greater share than the settings allow for.`;
  });
  protected readonly untold = computed(() => {
    const comparison = this.comparison();
    const names = comparison.untold.map((field) => fieldName(field, comparison, this.#locale));
    if (names.length === 0) return undefined;
    const list = new Intl.ListFormat(this.#locale, { type: 'conjunction' }).format(names);
    return $localize`:@@outbound.untold:Not compared, because ${this.provider()}:PROVIDER: returned it for nobody: ${list}:FIELDS:. The app may lack the permission.`;
  });
  protected readonly note = computed(
    () =>
      $localize`:@@outbound.note:Nothing was written to ${this.provider()}:PROVIDER:. Make the changes there, then synchronise and compare again.`,
  );
}
