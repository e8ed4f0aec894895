import { Injectable } from '@angular/core';
import {
  samlApplicationsRead,
  samlApplicationsUpdate,
  samlTestsBegin,
} from '../../../api/generated/functions';
import type { SamlApplication } from '../../../api/generated/models/saml-application';
import type { SamlApplicationChanges } from '../../../api/generated/models/saml-application-changes';
import { ApplicationStore, type Basis } from './application-store';

/** A SAML application. */
@Injectable()
export class SamlStore extends ApplicationStore<SamlApplication, SamlApplicationChanges> {
  async beginTest(): Promise<string> {
    const { applicationId } = this.basis();
    return (await this.api.invoke(samlTestsBegin, { applicationId })).address;
  }

  protected read(applicationId: string) {
    return this.api.invoke$Response(samlApplicationsRead, { applicationId });
  }

  protected write(basis: Basis, body: SamlApplicationChanges) {
    return this.api.invoke$Response(samlApplicationsUpdate, { ...basis, body });
  }
}
