import { Directive } from '@angular/core';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS, MatFormFieldModule } from '@angular/material/form-field';

/** Draws fields with an outline. Exported for templates, which Angular compiles elsewhere. */
@Directive({
  selector: 'mat-form-field',
  providers: [{ provide: MAT_FORM_FIELD_DEFAULT_OPTIONS, useValue: { appearance: 'outline' } }],
})
export class OutlinedField {}

/**
 * Material's form fields with the console's defaults. The defaults are here and not in `app.config.ts`, so that the first page, which has no field, does
 * not load them.
 */
export const FormFields = [MatFormFieldModule, OutlinedField] as const;
