import { Inject, Injectable } from '@nestjs/common';
import { OutgoingCalls } from '#applications';
import { DatabaseTime } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { NS, STATUS } from '../domain/names.js';
import type { NameId } from '../messages/assertion.js';
import { logoutRequest } from '../messages/logout-request.js';
import { newMessageId } from '../messages/message-id.js';
import { addressesOf } from '../messages/idp-metadata.js';
import { signed } from '../xml/signed-xml.js';
import { Certificates } from './certificates.js';
import { SamlApplications } from './saml-applications.js';

/** Maximum size of the answer that is read. */
const MOST_BYTES = 64 * 1_024;

/** The session and person in a logout notice. */
interface Ended {
  readonly tenantId: string;
  readonly applicationId: string;
  readonly nameId: NameId;
  readonly sessionIndex: string;
}

/** Notifies an application directly, without the browser, that a session has ended (SAML Profiles, 4.4, SOAP binding). */
@Injectable()
export class SendLogout {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly time: DatabaseTime,
    private readonly tenants: TenantDirectory,
    private readonly applications: SamlApplications,
    private readonly certificates: Certificates,
    private readonly calls: OutgoingCalls,
  ) {}

  /**
   * Sends nothing if the application is gone, or can be notified only through a browser.
   *
   * @throws Error when the application has not confirmed the logout
   */
  async execute({ tenantId, applicationId, nameId, sessionIndex }: Ended): Promise<void> {
    const [tenant, provider] = await Promise.all([
      this.tenants.byId(tenantId),
      this.applications.toldById(tenantId, applicationId),
    ]);
    const service = provider?.logouts.find(({ binding }) => binding === 'soap');
    if (tenant === null || provider === undefined || service === undefined) return;
    const { entityId: issuer } = addressesOf(this.settings.PUBLIC_URL, tenant.slug);
    const [signer, now] = await Promise.all([this.certificates.signer(tenantId), this.time.read()]);
    const { location: destination } = service;
    const about = { id: newMessageId(), issuer, audience: provider.entityId, destination, now };
    await this.send(destination, signed(logoutRequest({ ...about, nameId, sessionIndex }), signer));
  }

  private async send(address: string, message: string): Promise<void> {
    const { status, text } = await this.calls.exchange(new URL(address), {
      method: 'POST',
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: 'http://www.oasis-open.org/committees/security',
      },
      body: `<soap:Envelope xmlns:soap="${NS.envelope}"><soap:Body>${message}</soap:Body></soap:Envelope>`,
      mostBytes: MOST_BYTES,
    });
    if (status !== 200) throw new Error(`got: ${String(status)}`);
    // Only the status is read, and it grants nothing, so the answer needs no more trust than the connection gives.
    if (!text.includes(STATUS.success)) throw new Error('not confirmed');
  }
}
