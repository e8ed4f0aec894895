import { Injectable } from '@angular/core';
import {
  forwardApplicationsHeaders,
  forwardApplicationsRead,
  forwardApplicationsUpdate,
} from '../../../api/generated/functions';
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

  /** What the application would be told of who asks, by name. */
  async headers(): Promise<readonly (readonly [string, string])[]> {
    const { items } = await this.api.invoke(forwardApplicationsHeaders, {
      applicationId: this.application()?.id ?? '',
    });
    return items.map(({ name, value }) => [name, value]);
  }

  protected read(applicationId: string) {
    return this.api.invoke$Response(forwardApplicationsRead, { applicationId });
  }

  protected write(basis: Basis, body: ForwardApplicationChanges) {
    return this.api.invoke$Response(forwardApplicationsUpdate, { ...basis, body });
  }
}
