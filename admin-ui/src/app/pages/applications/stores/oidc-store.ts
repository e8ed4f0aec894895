import { Injectable } from '@angular/core';
import {
  applicationsRead,
  applicationsRotateSecret,
  applicationsUpdate,
  testLogonsBegin,
} from '../../../api/generated/functions';
import type { Application } from '../../../api/generated/models/application';
import type { ApplicationChanges } from '../../../api/generated/models/application-changes';
import { ApplicationStore, type Basis } from './application-store';

/** An OpenID Connect application. */
@Injectable()
export class OidcStore extends ApplicationStore<Application, ApplicationChanges> {
  async beginTest(): Promise<string> {
    const { applicationId } = this.basis();
    return (await this.api.invoke(testLogonsBegin, { applicationId })).address;
  }

  /** Returns the new secret, which cannot be read again. */
  async rotateSecret(overlapHours: number): Promise<string> {
    const { applicationId } = this.basis();
    const { clientSecret } = await this.api.invoke(applicationsRotateSecret, {
      applicationId,
      body: { overlapHours },
    });
    await this.load();
    return clientSecret;
  }

  protected read(applicationId: string) {
    return this.api.invoke$Response(applicationsRead, { applicationId });
  }

  protected write(basis: Basis, body: ApplicationChanges) {
    return this.api.invoke$Response(applicationsUpdate, { ...basis, body });
  }
}
