import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatRadioModule } from '@angular/material/radio';
import { KnownUnits } from '../../units/known-units';
import { UnitTree } from '../../units/unit-tree';
import type { Unit } from '../../units/units';
import { problemOf, type Problem } from '../../problems/problem';
import { Confirm } from '../../ui/confirm';
import { Notify } from '../../ui/notify';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { Submission } from '../../ui/submission';
import { RulePreview } from './rule-preview';
import { UnlinkedRuleStore, type PreviewedPerson, type RuleKind } from './unlinked-rule-store';

/** The rule for people of a connection without a binding, with a preview of each choice. */
@Component({
  selector: 'oe-unknown-rule-form',
  imports: [
    MatButtonModule,
    MatRadioModule,
    ProblemPanel,
    ReactiveFormsModule,
    RulePreview,
    Skeleton,
    UnitTree,
  ],
  providers: [UnlinkedRuleStore],
  templateUrl: './unlinked-rule-form.html',
  styleUrl: './unlinked-rule-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnlinkedRuleForm extends Submission {
  readonly #store = inject(UnlinkedRuleStore);
  readonly #units = inject(KnownUnits);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly connectionId = input.required<string>();
  readonly canManage = input(false);
  protected readonly rule = this.#store.rule;
  protected readonly people = signal<readonly PreviewedPerson[] | undefined>(undefined);
  /** Why the rule or its preview could not be shown. */
  protected readonly failed = signal<Problem | undefined>(undefined);
  protected readonly form = this.#fields.group({
    rule: this.#fields.control<RuleKind>('attach'),
    unitId: this.#fields.control<string | null>(null),
  });
  readonly #typed = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly chosen = computed(() => new Set([this.#typed().unitId ?? '']));
  protected readonly unitName = signal('');
  protected readonly unitsBelow = computed(() => {
    const connectionId = this.connectionId();
    return (parent: string | undefined) => this.#units.below(connectionId, parent);
  });
  readonly #kind = computed(() => this.#typed().rule ?? 'attach');

  constructor() {
    super();
    effect(() => {
      this.connectionId();
      void this.load();
    });
    effect(() => {
      if (this.rule() !== undefined && this.canManage()) void this.look(this.#kind());
    });
  }

  protected async load(): Promise<void> {
    this.failed.set(undefined);
    try {
      await this.#store.load(this.connectionId());
      this.show();
    } catch (error) {
      this.failed.set(problemOf(error));
    }
  }

  protected pick({ id, name }: Unit): void {
    this.form.patchValue({ unitId: id });
    this.form.markAsDirty();
    this.unitName.set(name);
  }

  protected leaveUnit(): void {
    this.pick({ id: '', name: noUnit(), hasUnits: false });
    this.form.patchValue({ unitId: null });
  }

  protected save(): Promise<void> {
    return this.submit(async () => {
      const stored = this.rule();
      const { rule, unitId } = this.form.getRawValue();
      if (stored === undefined || !(await this.isWanted(rule))) return;
      await this.#store.set(stored, rule, rule === 'create' ? unitId : null);
      this.show();
      this.#notify.done($localize`:@@unknown.saved:Saved. It applies from the next logon.`);
    });
  }

  /** Asks for confirmation before links and accounts are created automatically. */
  private async isWanted(rule: RuleKind): Promise<boolean> {
    const count = this.people()?.filter(({ outcome }) => outcome === rule).length ?? 0;
    if (rule === 'match') {
      const answer = await this.#confirm.ask({
        title: $localize`:@@unknown.matchTitle:Link people by their work email?`,
        text: $localize`:@@unknown.matchText:From now on, whoever assigns work email addresses decides who gets a member’s account. Of those who tried lately, ${count}:COUNT: would be linked at their next logon.`,
        act: $localize`:@@unknown.matchAct:Link by work email`,
      });
      return answer !== undefined;
    }
    if (rule !== 'create') return true;
    const answer = await this.#confirm.ask({
      title: $localize`:@@unknown.createTitle:Create accounts for people who scan?`,
      text: $localize`:@@unknown.createText:Every member of the organisation who scans gets a member’s account from now on. Of those who tried lately, ${count}:COUNT: would get one at their next logon.`,
      act: $localize`:@@unknown.createAct:Create accounts`,
    });
    return answer !== undefined;
  }

  private show(): void {
    const { rule = 'attach', unitId = null, unitName = null } = this.rule() ?? {};
    this.form.reset({ rule, unitId });
    this.unitName.set(unitName ?? noUnit());
    if (!this.canManage()) this.form.disable();
  }

  private async look(rule: RuleKind): Promise<void> {
    this.people.set(undefined);
    this.failed.set(undefined);
    try {
      const found = await this.#store.preview(this.connectionId(), rule);
      if (rule === this.#kind()) this.people.set(found);
    } catch (error) {
      this.failed.set(problemOf(error));
    }
  }
}

function noUnit(): string {
  return $localize`:@@unknown.unitNone:None`;
}
