import { Injectable } from '@angular/core';

/** A new secret, until the page that shows it has taken it. It is in no address and no storage. */
@Injectable({ providedIn: 'root' })
export class NewSecrets {
  #kept: { readonly applicationId: string; readonly secret: string } | undefined;

  keep(applicationId: string, secret: string): void {
    this.#kept = { applicationId, secret };
  }

  /** Returns it once. */
  take(applicationId: string): string | undefined {
    const kept = this.#kept;
    this.#kept = undefined;
    return kept?.applicationId === applicationId ? kept.secret : undefined;
  }
}
