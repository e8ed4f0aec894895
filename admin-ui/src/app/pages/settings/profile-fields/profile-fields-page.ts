import { ChangeDetectionStrategy, Component, inject, LOCALE_ID, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatTableModule } from '@angular/material/table';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../../api/generated/api';
import { profileFieldsList, profileFieldsRemove } from '../../../api/generated/functions';
import type { ProfileField } from '../../../api/generated/models/profile-field';
import { problemOf, type Problem } from '../../../problems/problem';
import { Session } from '../../../session/session';
import { Confirm } from '../../../ui/confirm';
import { inLanguage } from '../../../ui/in-language';
import { Notify } from '../../../ui/notify';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { StackedTable } from '../../../ui/stacked-table';
import { FieldDialog } from './field-dialog';
import { EDITORS, LEADERS, TYPES } from './field-texts';

/** The profile fields, with who sees and edits them. */
@Component({
  selector: 'oe-profile-fields-page',
  imports: [MatButtonModule, MatIconModule, MatTableModule, PageHeader, ProblemPanel, Skeleton, StackedTable],
  templateUrl: './profile-fields-page.html',
  styles: `
    .acts {
      text-align: end;
      white-space: nowrap;
    }
    .oe-badge {
      margin-inline-end: 4px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProfileFieldsPage {
  readonly #api = inject(Api);
  readonly #dialog = inject(MatDialog);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);
  readonly #locale = inject(LOCALE_ID);

  protected readonly canManage = inject(Session).can('settings.manage');
  protected readonly fields = signal<readonly ProfileField[] | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly settings = { title: $localize`:@@page.settings:Settings`, link: '/settings' };
  protected readonly heading = $localize`:@@fields.title:Profile fields`;
  protected readonly columns = ['field', 'type', 'seen', 'edited', 'leader', 'acts'];

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.fields.set((await this.#api.invoke(profileFieldsList)).items);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  protected nameOf({ label }: ProfileField): string {
    return inLanguage(label, this.#locale);
  }

  protected typeOf({ type }: ProfileField): string {
    return TYPES[type];
  }

  protected editorsOf({ editableBy }: ProfileField): string {
    return EDITORS[editableBy];
  }

  protected leaderOf({ leader }: ProfileField): string {
    return LEADERS[leader];
  }

  protected editLabel(field: ProfileField): string {
    return $localize`:@@fields.editLabel:Edit ${this.nameOf(field)}:NAME:`;
  }

  protected removeLabel(field: ProfileField): string {
    return $localize`:@@fields.removeLabel:Delete ${this.nameOf(field)}:NAME:`;
  }

  /** @param field undefined: a new one */
  protected async edit(field?: ProfileField): Promise<void> {
    const dialog = this.#dialog.open<FieldDialog, ProfileField | undefined, true>(FieldDialog, {
      data: field,
      width: '32rem',
    });
    if (await firstValueFrom(dialog.afterClosed())) await this.load();
  }

  protected async remove(field: ProfileField): Promise<void> {
    const name = this.nameOf(field);
    const confirmed = await this.#confirm.ask({
      title: $localize`:@@fields.removeTitle:Delete ${name}:NAME:?`,
      text: $localize`:@@fields.removeText:All values of this field are deleted, too. This cannot be undone.`,
      act: $localize`:@@fields.remove:Delete`,
    });
    if (confirmed === undefined) return;
    try {
      await this.#api.invoke(profileFieldsRemove, { fieldId: field.id });
      this.#notify.done($localize`:@@fields.removed:${name}:NAME: is deleted.`);
      await this.load();
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
