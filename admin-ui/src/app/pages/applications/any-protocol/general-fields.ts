import { ChangeDetectionStrategy, ChangeDetectorRef, Component, effect, inject, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatInputModule } from '@angular/material/input';
import { FormFields } from '../../../ui/form-fields';
import { LogoField } from '../../../ui/logo-field';
import { merge } from 'rxjs';
import type { GeneralControls } from './general-controls';
import { OwnerField } from './owner-field';

/** The name, appearance and owner of an application. */
@Component({
  selector: 'oe-general-fields',
  imports: [LogoField, FormFields, MatInputModule, OwnerField, ReactiveFormsModule],
  templateUrl: './general-fields.html',
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px 24px;
      align-items: flex-start;
    }
    .row mat-form-field {
      flex: 1 1 240px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GeneralFields {
  readonly #changes = inject(ChangeDetectorRef);
  readonly controls = input.required<GeneralControls>();
  readonly canManage = input(false);

  constructor() {
    // The parent form resets these fields, and marks them as touched on saving.
    effect((onCleanup) => {
      const controls: readonly FormControl[] = Object.values(this.controls());
      const heard = merge(...controls.map(({ events }) => events)).subscribe(() => {
        this.#changes.markForCheck();
      });
      onCleanup(() => heard.unsubscribe());
    });
  }

  protected set(control: FormControl<string | null>, value: string | null): void {
    control.setValue(value);
    control.markAsDirty();
  }
}
