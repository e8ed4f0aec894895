import { InjectionToken, type Signal } from '@angular/core';

/** A field that filters a list while it has a value. The row around it knows nothing else of the field. */
export interface Narrowing {
  readonly value: Signal<string | undefined>;
}

export const NARROWING = new InjectionToken<Narrowing>('Narrowing');
