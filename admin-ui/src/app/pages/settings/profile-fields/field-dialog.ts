import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Api } from '../../../api/generated/api';
import { profileFieldsCreate, profileFieldsUpdate } from '../../../api/generated/functions';
import type { ProfileField } from '../../../api/generated/models/profile-field';
import { FormFields } from '../../../ui/form-fields';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Submission } from '../../../ui/submission';
import { EDITORS, LEADERS, TYPES } from './field-texts';

/** A lower-case Latin letter, then letters, digits, hyphens and underscores. */
const KEY = /^[a-z][A-Za-z0-9_-]{0,39}$/;

/** Edits a profile field: its name, its type, and who sees and edits it. Key and type of an existing field cannot be changed. */
@Component({
  selector: 'oe-field-dialog',
  imports: [
    MatButtonModule,
    MatCheckboxModule,
    MatDialogModule,
    FormFields,
    MatInputModule,
    MatSelectModule,
    ProblemPanel,
    ReactiveFormsModule,
  ],
  templateUrl: './field-dialog.html',
  styles: `
    mat-dialog-content {
      display: grid;
      gap: 8px;
    }
    p {
      margin: 0;
    }
    /* Its hint takes two lines on a phone. */
    .key {
      margin-block-end: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldDialog extends Submission {
  readonly #api = inject(Api);
  readonly #dialog = inject<MatDialogRef<FieldDialog, true>>(MatDialogRef);
  protected readonly field = inject<ProfileField | undefined>(MAT_DIALOG_DATA);

  protected readonly types = Object.entries(TYPES);
  protected readonly editors = Object.entries(EDITORS);
  protected readonly leaders = Object.entries(LEADERS);
  protected readonly form = inject(NonNullableFormBuilder).group({
    en: [this.field?.label.en ?? '', [Validators.required, Validators.maxLength(60)]],
    zh: [this.field?.label.zh ?? '', [Validators.required, Validators.maxLength(60)]],
    key: [this.field?.key ?? '', [Validators.required, Validators.pattern(KEY)]],
    type: [this.field?.type ?? 'text'],
    choices: [this.field?.choices.join('\n') ?? ''],
    isRequired: [this.field?.isRequired ?? false],
    isUnique: [this.field?.isUnique ?? false],
    isSeenByPerson: [this.field?.visibleTo.includes('person') ?? true],
    isSeenByHelpdesk: [this.field?.visibleTo.includes('helpdesk') ?? true],
    editableBy: [this.field?.editableBy ?? 'administrators'],
    leader: [this.field?.leader ?? 'directory'],
  });
  protected readonly type = toSignal(this.form.controls.type.valueChanges, {
    initialValue: this.form.controls.type.value,
  });

  protected save(): Promise<void> {
    return this.submit(async () => {
      const { en, zh, key, type, choices, isSeenByPerson, isSeenByHelpdesk, ...rules } =
        this.form.getRawValue();
      const body = {
        ...rules,
        label: { en, zh },
        choices: type === 'choice' ? linesOf(choices) : [],
        visibleTo: [
          ...(isSeenByPerson ? (['person'] as const) : []),
          ...(isSeenByHelpdesk ? (['helpdesk'] as const) : []),
        ],
      };
      if (this.field === undefined) {
        await this.#api.invoke(profileFieldsCreate, { body: { ...body, key, type } });
      } else {
        const { id: fieldId, revision } = this.field;
        await this.#api.invoke(profileFieldsUpdate, { fieldId, 'if-match': `"${revision}"`, body });
      }
      this.#dialog.close(true);
    });
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
