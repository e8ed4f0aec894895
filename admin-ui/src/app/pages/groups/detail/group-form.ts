import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatInputModule } from '@angular/material/input';
import type { Group } from '../../../api/generated/models/group';
import { EditedForm } from '../../../ui/edited-form';
import { FormFields } from '../../../ui/form-fields';
import { SaveBar } from '../../../ui/save-bar';
import { draftOf, ruleOf, type DraftRule } from '../rule/draft';
import { RuleEditor } from '../rule/rule-editor';
import { RulePreview } from '../rule/rule-preview';
import { GroupStore } from './group-store';

/** The name of a group, and its rule if it has one. */
@Component({
  selector: 'oe-group-form',
  imports: [FormFields, MatInputModule, ReactiveFormsModule, RuleEditor, RulePreview, SaveBar],
  templateUrl: './group-form.html',
  styles: `
    form {
      display: grid;
      gap: 20px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GroupForm extends EditedForm {
  readonly #store = inject(GroupStore);

  readonly group = input.required<Group>();
  readonly canManage = input(false);

  protected readonly saved = $localize`:@@groups.saved:Saved.`;
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', [Validators.required, Validators.pattern(/\S/), Validators.maxLength(100)]],
    description: ['', [Validators.maxLength(500)]],
    externalId: ['', [Validators.maxLength(255)]],
  });
  /** Undefined: members are chosen by hand. */
  protected readonly draft = signal<DraftRule | undefined>(undefined);
  protected readonly rule = computed(() => {
    const draft = this.draft();
    return draft && ruleOf(draft);
  });

  /** Lets the person leave the page without a question, because there is nothing left to save. */
  forget(): void {
    this.form.markAsPristine();
  }

  protected rewrite(draft: DraftRule): void {
    this.draft.set(draft);
    this.form.markAsDirty();
  }

  protected override isEditable(): boolean {
    return this.canManage();
  }

  protected override isComplete(): boolean {
    return this.draft() === undefined || this.rule() !== undefined;
  }

  protected override stored(): Group {
    return this.group();
  }

  protected override show(): void {
    const { name, description, externalId, rule, units } = this.group();
    this.form.reset({ name, description, externalId: externalId ?? '' });
    this.draft.set(rule === null ? undefined : draftOf(rule, units));
  }

  protected override async write(): Promise<void> {
    const { name, description, externalId } = this.form.getRawValue();
    const [wanted, rule] = [externalId.trim(), this.rule()];
    await this.#store.change({
      name,
      description,
      externalId: wanted === '' ? null : wanted,
      ...(rule === undefined ? {} : { rule }),
    });
  }

  protected override async reload(): Promise<void> {
    await this.#store.load();
  }
}
