import { Injectable, signal } from '@angular/core';

/** The one thing that the page is about, as the window is named after it; undefined: it is about many, or none. */
@Injectable({ providedIn: 'root' })
export class WindowSubject {
  readonly name = signal<string | undefined>(undefined);
}
