import { Directive, input } from '@angular/core';
import { EditedForm } from '../../../ui/edited-form';
import type { AnyApplication, ApplicationStore, GeneralChanges } from '../stores/application-store';

/** All settings of an application of any protocol, in one form. */
@Directive()
export abstract class EditedApplication<
  Shown extends AnyApplication,
  Changes extends GeneralChanges,
> extends EditedForm {
  protected abstract readonly store: ApplicationStore<Shown, Changes>;
  readonly application = input.required<Shown>();
  readonly canManage = input(false);
  protected readonly saved = $localize`:@@applications.saved:Saved. It applies from now on.`;

  protected override stored(): Shown {
    return this.application();
  }

  protected override isEditable(): boolean {
    return this.canManage();
  }

  protected override reload(): Promise<void> {
    return this.store.load();
  }
}
