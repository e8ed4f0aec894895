import { Injectable } from '@angular/core';
import {
  forwardApplicationsHeaders,
  forwardApplicationsRead,
  forwardApplicationsUpdate,
} from '../../../api/generated/functions';
import type { ForwardApplication } from '../../../api/generated/models/forward-application';
import type { ForwardApplicationChanges } from '../../../api/generated/models/forward-application-changes';
import { ApplicationStore, type Basis } from './application-store';

/** An application behind a proxy. */
@Injectable()
export class ForwardStore extends ApplicationStore<ForwardApplication, ForwardApplicationChanges> {
  /** The test opens the application itself, because the proxy must be tested, too. */
  beginTest(): Promise<string> {
    return Promise.resolve(this.application()?.openUrl ?? '');
  }

  /** The headers that the application would receive for the present person, by name. */
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
