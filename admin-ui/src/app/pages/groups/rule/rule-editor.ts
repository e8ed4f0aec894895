import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  type OnInit,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatChipsModule } from '@angular/material/chips';
import { MatDialog } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import { firstValueFrom } from 'rxjs';
import { ChooseUnitDialog, type UnitQuestion } from '../../../people/choose-unit-dialog';
import { roleName, ROLES, type Role } from '../../../session/role-names';
import { FormFields } from '../../../ui/form-fields';
import type { Unit } from '../../../units/units';
import type { Bilingual } from '../../../ui/in-language';
import { ProblemPanel } from '../../../ui/problem-panel';
import { enumerated } from '../../../ui/punctuation';
import { RowFocus } from '../../../ui/row-focus';
import { ImeInput } from '../../../ui/ime-input';
import {
  newCondition,
  subjectOf,
  type DraftCondition,
  type DraftRule,
  type NamedUnit,
  type Subject,
} from './draft';
import { FieldValues } from './field-values';
import { ProfileFieldList } from '../../../people/profile-field-list';
import { RuleFields, type RuleField } from './rule-fields';

/** Maximum number of conditions in a rule, as in the API. */
const MOST_CONDITIONS = 10;

/** Edits a rule, condition by condition. */
@Component({
  selector: 'oe-rule-editor',
  imports: [
    FieldValues,
    FormFields,
    MatButtonModule,
    MatChipsModule,
    MatIconModule,
    MatInputModule,
    MatRadioModule,
    MatSelectModule,
    ProblemPanel,
    RowFocus,
    ImeInput,
  ],
  providers: [ProfileFieldList, RuleFields],
  templateUrl: './rule-editor.html',
  styleUrl: './rule-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RuleEditor implements OnInit {
  readonly #dialog = inject(MatDialog);

  readonly draft = input.required<DraftRule>();
  readonly canChange = input(true);
  /** The profile fields in the rule, as far as they still exist. */
  readonly named = input<readonly { readonly id: string; readonly label: Bilingual }[]>([]);
  readonly changed = output<DraftRule>();

  protected readonly most = MOST_CONDITIONS;
  protected readonly roles = ROLES;
  protected readonly roleName = roleName;
  protected readonly attributes = [
    { value: 'unit' as const, name: $localize`:@@groups.attribute.unit:Department` },
    { value: 'title' as const, name: $localize`:@@groups.attribute.title:Position` },
    { value: 'role' as const, name: $localize`:@@groups.attribute.role:Role in the portal` },
  ];

  protected readonly subjectOf = subjectOf;
  protected readonly list = inject(ProfileFieldList);
  readonly #ruleFields = inject(RuleFields);
  /** The available fields, and those already in the rule. */
  protected readonly fields = computed<readonly RuleField[]>(() => {
    const all = this.#ruleFields.all();
    const others = this.named().filter(({ id }) => all.every((one) => one.id !== id));
    return [...all, ...others.map((one) => this.#ruleFields.named(one))];
  });
  /** Fields in the rule that no longer exist. */
  protected readonly goneIds = computed(() => {
    const there = new Set(this.fields().map(({ id }) => id));
    const asked = this.draft().conditions.flatMap((one) => (one.attribute === 'field' ? [one.fieldId] : []));
    return [...new Set(asked)].filter((id) => !there.has(id));
  });

  ngOnInit(): void {
    if (this.canChange()) void this.list.load();
  }

  protected fieldOf(fieldId: string): RuleField | undefined {
    return this.fields().find(({ id }) => id === fieldId);
  }

  protected setMatch(match: DraftRule['match']): void {
    this.changed.emit({ ...this.draft(), match });
  }

  protected add(): void {
    this.put([...this.draft().conditions, newCondition('title')]);
  }

  protected drop(place: number): void {
    this.put(this.draft().conditions.filter((_, index) => index !== place));
  }

  protected turnTo(place: number, subject: Subject): void {
    this.set(place, newCondition(subject));
  }

  protected rolesIn(chosen: readonly Role[]): string {
    return enumerated(ROLES.filter((role) => chosen.includes(role)).map((role) => roleName(role)));
  }

  protected setRoles(place: number, roles: readonly Role[]): void {
    this.set(place, { attribute: 'role', roles });
  }

  protected setWords(place: number, words: string): void {
    this.set(place, { attribute: 'title', words });
  }

  protected setValues(place: number, fieldId: string, words: string): void {
    this.set(place, { attribute: 'field', fieldId, words });
  }

  protected async addUnit(place: number, units: readonly NamedUnit[]): Promise<void> {
    const dialog = this.#dialog.open<ChooseUnitDialog, UnitQuestion, Unit>(ChooseUnitDialog, {
      data: {
        title: $localize`:@@groups.unitTitle:Which department?`,
        text: $localize`:@@groups.unitText:Everyone in it and below meets the condition, for as long as they are there.`,
      },
      width: '30rem',
    });
    const unit = await firstValueFrom(dialog.afterClosed());
    if (unit === undefined || units.some(({ id }) => id === unit.id)) return;
    this.set(place, { attribute: 'unit', units: [...units, { id: unit.id, name: unit.name }] });
  }

  protected dropUnit(place: number, units: readonly NamedUnit[], unit: NamedUnit): void {
    this.set(place, { attribute: 'unit', units: units.filter(({ id }) => id !== unit.id) });
  }

  protected dropLabel({ name }: NamedUnit): string {
    return $localize`:@@groups.dropUnit:Remove ${name ?? ''}:NAME:`;
  }

  private set(place: number, condition: DraftCondition): void {
    this.put(this.draft().conditions.map((one, index) => (index === place ? condition : one)));
  }

  private put(conditions: readonly DraftCondition[]): void {
    this.changed.emit({ ...this.draft(), conditions });
  }
}
