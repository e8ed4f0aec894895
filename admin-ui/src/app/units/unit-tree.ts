import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatIconModule } from '@angular/material/icon';
import { MatTreeModule } from '@angular/material/tree';
import { problemOf, type Problem } from '../problems/problem';
import { ProblemPanel } from '../ui/problem-panel';
import { Skeleton } from '../ui/skeleton';
import { rowsOf, TOP, type Row, type Unit } from './units';

/** A tree of an organisation's units. The units below one are loaded when it is expanded. */
@Component({
  selector: 'oe-unit-tree',
  imports: [MatButtonModule, MatCheckboxModule, MatIconModule, MatTreeModule, ProblemPanel, Skeleton],
  templateUrl: './unit-tree.html',
  styleUrl: './unit-tree.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitTree {
  readonly label = input.required<string>();
  /** Returns the units below one; undefined: the top-level units. */
  readonly load = input.required<(parent: string | undefined) => Promise<readonly Unit[]>>();
  readonly chosen = input<ReadonlySet<string>>(new Set());
  /** Whether several units can be selected. */
  readonly isMultiple = input(false);
  readonly picked = output<Unit>();

  readonly #below = signal<ReadonlyMap<string, readonly Unit[]>>(new Map());
  readonly #open = signal<ReadonlySet<string>>(new Set());
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly rows = computed(() => rowsOf(this.#below(), this.#open()));
  protected readonly isKnown = computed(() => this.#below().has(TOP));

  protected readonly levelOf = ({ level }: Row): number => level;
  /** Row objects are recreated; the units that they show stay the same. */
  protected readonly keyOf = ({ unit }: Row): string => unit.id;
  protected readonly idOf = (_index: number, { unit }: Row): string => unit.id;

  constructor() {
    effect(() => {
      this.load();
      untracked(() => void this.start());
    });
  }

  protected async start(): Promise<void> {
    this.#below.set(new Map());
    this.#open.set(new Set());
    await this.ask(undefined);
    const [top, other] = this.#below().get(TOP) ?? [];
    if (top !== undefined && other === undefined && top.hasUnits) await this.turn(top, true);
  }

  protected async turn({ id }: Unit, isOpen: boolean): Promise<void> {
    if (isOpen && !this.#below().has(id)) await this.ask(id);
    this.#open.update((before) => new Set([...before].filter((one) => one !== id).concat(isOpen ? id : [])));
  }

  protected turnLabel({ unit, isOpen }: Row): string {
    return isOpen
      ? $localize`:@@directory.fold:Fold ${unit.name}:NAME:`
      : $localize`:@@directory.unfold:Unfold ${unit.name}:NAME:`;
  }

  private async ask(parent: string | undefined): Promise<void> {
    this.problem.set(undefined);
    try {
      const units = await this.load()(parent);
      this.#below.update((before) => new Map(before).set(parent ?? TOP, units));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
