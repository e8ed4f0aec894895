import { Injectable } from '@angular/core';

/** Leaves the console when its session has ended. */
@Injectable({ providedIn: 'root' })
export class LogonRedirect {
  /** Without a session, the server redirects to the logon page, and from there back to this address. */
  toLogon(): void {
    location.reload();
  }
}
