import { Injectable } from '@angular/core';

/** Leads out of the console when its session has ended. */
@Injectable({ providedIn: 'root' })
export class WayOut {
  /** The server sends whoever is not logged on to the logon page, and from there back to this address. */
  toLogon(): void {
    location.reload();
  }
}
