import { Injectable, signal } from '@angular/core';

/** The one thing that the page is about, for the window's title; undefined: several things, or none. */
@Injectable({ providedIn: 'root' })
export class WindowSubject {
  readonly name = signal<string | undefined>(undefined);
}
