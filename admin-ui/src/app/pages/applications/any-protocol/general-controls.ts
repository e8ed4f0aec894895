import { Validators, type FormControl, type NonNullableFormBuilder } from '@angular/forms';
import type { AnyApplication } from '../stores/application-store';

/** The form fields that applications of every protocol have. */
export interface GeneralControls {
  readonly name: FormControl<string>;
  readonly description: FormControl<string>;
  readonly category: FormControl<string>;
  readonly logo: FormControl<string | null>;
  readonly ownerId: FormControl<string | null>;
}

type GeneralValues = Pick<AnyApplication, keyof GeneralControls>;

export function generalControls(fields: NonNullableFormBuilder) {
  return {
    name: fields.control('', [Validators.required, Validators.maxLength(100)]),
    description: fields.control('', Validators.maxLength(500)),
    category: fields.control('', Validators.maxLength(50)),
    logo: fields.control<string | null>(null),
    ownerId: fields.control<string | null>(null),
  };
}

export function generalValuesOf({
  name,
  description,
  category,
  logo,
  ownerId,
}: AnyApplication): GeneralValues {
  return { name, description, category, logo, ownerId };
}

/** Converts the typed values to the API's. */
export function generalChangesOf({
  name,
  description,
  category,
  logo,
  ownerId,
}: GeneralValues): GeneralValues {
  return { name: name.trim(), description: description.trim(), category: category.trim(), logo, ownerId };
}
