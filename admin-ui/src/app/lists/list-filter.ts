import { InjectionToken, type Signal } from '@angular/core';

/** A field that filters a list while it has a value. The row around it knows nothing else of the field. */
export interface ListFilter {
  readonly value: Signal<string | undefined>;
}

export const LIST_FILTER = new InjectionToken<ListFilter>('ListFilter');
