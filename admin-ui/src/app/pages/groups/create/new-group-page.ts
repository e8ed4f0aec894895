import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { groupsCreate } from '../../../api/generated/functions';
import { FormFields } from '../../../ui/form-fields';
import { Notify } from '../../../ui/notify';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Submission } from '../../../ui/submission';
import { NEW_RULE, ruleOf, type DraftRule } from '../rule/draft';
import { RuleEditor } from '../rule/rule-editor';
import { RulePreview } from '../rule/rule-preview';

/** Creates a group. Whether it has a rule cannot be changed later. */
@Component({
  selector: 'oe-new-group-page',
  imports: [
    FormFields,
    MatButtonModule,
    MatInputModule,
    MatRadioModule,
    PageHeader,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
    RuleEditor,
    RulePreview,
  ],
  templateUrl: './new-group-page.html',
  styles: `
    form {
      display: grid;
      gap: 20px;
      max-width: 48rem;
      padding: 24px;
    }
    mat-radio-group {
      display: grid;
    }
    .acts {
      display: flex;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewGroupPage extends Submission {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #notify = inject(Notify);

  protected readonly list = { title: $localize`:@@page.groups:Groups`, link: '/groups' };
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', [Validators.required, Validators.pattern(/\S/), Validators.maxLength(100)]],
    description: ['', [Validators.maxLength(500)]],
  });
  protected readonly isByRule = signal(false);
  protected readonly draft = signal<DraftRule>(NEW_RULE);
  protected readonly rule = computed(() => ruleOf(this.draft()));
  protected readonly isComplete = computed(() => !this.isByRule() || this.rule() !== undefined);

  protected create(): Promise<void> {
    return this.submit(async () => {
      const { name, description } = this.form.getRawValue();
      const rule = this.isByRule() ? this.rule() : undefined;
      const body = { name, description, ...(rule === undefined ? {} : { rule }) };
      const { id } = await this.#api.invoke(groupsCreate, { body });
      this.#notify.done($localize`:@@groups.created:Group created.`);
      await this.#router.navigate(['/groups', id], { replaceUrl: true });
    });
  }
}
