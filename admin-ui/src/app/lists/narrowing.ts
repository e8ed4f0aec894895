import { InjectionToken, type Signal } from '@angular/core';

/** A field that narrows a list while it has a value. The row that it stands in knows no kind of field. */
export interface Narrowing {
  readonly value: Signal<string | undefined>;
}

export const NARROWING = new InjectionToken<Narrowing>('Narrowing');
