import { Injectable } from '@angular/core';
import { forwardApplicationsRead, forwardApplicationsUpdate } from '../../../api/generated/functions';
import type { ForwardApplication } from '../../../api/generated/models/forward-application';
import type { ForwardApplicationChanges } from '../../../api/generated/models/forward-application-changes';
import { ApplicationStore, type Basis } from './application-store';

/** An application behind a proxy that asks the portal. */
@Injectable()
export class ForwardStore extends ApplicationStore<ForwardApplication, ForwardApplicationChanges> {
  /** The proxy has to be asked, too: opening the application is the test. */
  beginTest(): Promise<string> {
    return Promise.resolve(this.application()?.openUrl ?? '');
  }

  protected read(applicationId: string) {
    return this.api.invoke$Response(forwardApplicationsRead, { applicationId });
  }

  protected write(basis: Basis, body: ForwardApplicationChanges) {
    return this.api.invoke$Response(forwardApplicationsUpdate, { ...basis, body });
  }
}
