import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { KnownUnits } from '../units/known-units';
import { UnitTree } from '../units/unit-tree';
import type { Unit } from '../units/units';

/** Chooses a department in the directory's tree. */
@Component({
  selector: 'oe-unit-choice',
  imports: [UnitTree],
  template: `
    <oe-unit-tree
      i18n-label="@@directory.departments"
      label="Departments"
      [load]="load"
      [chosen]="marked()"
      (picked)="choose($event)"
    />
    @if (isEmpty()) {
      <p class="oe-muted" role="status" i18n="@@chooseUnit.empty">
        There are no departments yet. Import people from the directory first.
      </p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitChoice {
  readonly #units = inject(KnownUnits);
  /** The connection; left out: the only one. */
  readonly connectionId = input<string>();
  readonly chosen = output<Unit>();
  readonly #unit = signal<Unit | undefined>(undefined);
  protected readonly marked = computed(() => new Set([this.#unit()?.id ?? '']));
  protected readonly isEmpty = signal(false);

  protected readonly load = async (parent: string | undefined): Promise<readonly Unit[]> => {
    const units = await this.#units.below(this.connectionId(), parent);
    if (parent === undefined) this.isEmpty.set(units.length === 0);
    return units;
  };

  protected choose(unit: Unit): void {
    this.#unit.set(unit);
    this.chosen.emit(unit);
  }
}
