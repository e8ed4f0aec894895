import { Inject, Injectable } from '@nestjs/common';
import { DatabaseTime, UnitOfWork } from '#database';
import { CLOCK, newId, type Clock } from '#kernel';
import { EndSessions } from '#logon';
import { SETTINGS, type Settings } from '#runtime';
import { EndParticipations } from '#single-logout';
import type { Tenant } from '#tenancy';
import { participationDetails } from '../domain/participation-details.js';
import { refused } from '../domain/refused.js';
import { participationsByName, unnotifiedOfSession } from '../infra/participation-statements.js';
import { useMessage } from '../infra/request-statements.js';
import { readLogoutRequest, type LogoutRequest } from '../messages/logout-request.js';
import { newMessageId } from '../messages/message-id.js';
import { addressesOf } from '../messages/idp-metadata.js';
import { response, status } from '../messages/response.js';
import { signedQuery } from '../xml/signed-query.js';
import { signed } from '../xml/signed-xml.js';
import { encodeMessage } from '../xml/decode-message.js';
import type { Answer } from './answer-request.js';
import { Certificates } from './certificates.js';
import { LIFE_SECONDS } from './store-request.js';
import { ReceiveMessage, type Incoming } from './receive-message.js';
import type { UsableProvider } from './saml-applications.js';

/** Maximum number of sessions that one request ends. */
const MOST = 50;

/** The logout response that the browser brings to the application. */
export type LogoffAnswer =
  | { readonly kind: 'redirect'; readonly address: string }
  | { readonly kind: 'post'; readonly name: string; readonly answer: Answer };

/** Ends sessions at an application's request, in the portal and in every other application. */
@Injectable()
export class LogOff {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
    private readonly receive: ReceiveMessage,
    private readonly certificates: Certificates,
    private readonly participations: EndParticipations,
    private readonly sessions: EndSessions,
  ) {}

  /**
   * Returns the logout response for the browser; undefined when the application has registered no address for it.
   *
   * @throws DomainError those of `ReceiveMessage`, `saml.request_used`
   */
  async execute(tenant: Tenant, incoming: Incoming): Promise<LogoffAnswer | undefined> {
    // Unsigned, any page could log people off.
    const expected = { name: 'LogoutRequest', endpoint: 'slo', isSigned: () => true } as const;
    const { provider, root, envelope } = await this.receive.execute(tenant, incoming, expected);
    const request = readLogoutRequest(root);
    await this.assertIsFirst(tenant.id, provider, envelope.id);
    const isComplete = await this.end(tenant.id, provider, request);
    return this.answer(tenant, provider, { inResponseTo: envelope.id, isComplete, ...incoming });
  }

  /** Refuses a repeated message: without a session index it applies to all sessions of its person, and would end sessions that began later. */
  private async assertIsFirst(tenantId: string, provider: UsableProvider, requestId: string): Promise<void> {
    const used = { id: newId(), tenantId, applicationId: provider.id, requestId };
    const times = { now: this.clock.now(), lifeSeconds: LIFE_SECONDS };
    const rows = await this.unitOfWork.query(tenantId, useMessage, { ...used, ...times });
    if (rows.length === 0)
      throw refused('saml.request_used', 'The application has sent this message before.');
  }

  /** Returns whether every other application used in these sessions can be notified. */
  private end(
    tenantId: string,
    { id: applicationId }: UsableProvider,
    { nameId, sessionIndexes }: LogoutRequest,
  ): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const named = { tenantId, applicationId, nameId, limit: MOST };
      const known = await transaction.run(participationsByName, named);
      const ending = known.filter(
        ({ details }) =>
          sessionIndexes.length === 0 ||
          sessionIndexes.includes(participationDetails.parse(details).sessionIndex),
      );
      let isComplete = true;
      for (const { id, sessionId } of ending) {
        // The application that asks is not notified.
        this.participations.untold(transaction, id);
        const untold = await transaction.run(unnotifiedOfSession, { tenantId, sessionId });
        isComplete &&= untold.length === 0;
        await this.sessions.end(transaction, { sessionId }, 'logged_off');
      }
      return isComplete;
    });
  }

  private async answer(
    { id: tenantId, slug }: Tenant,
    { name, logouts }: UsableProvider,
    about: {
      readonly inResponseTo: string;
      readonly isComplete: boolean;
      readonly relayState: string | undefined;
    },
  ): Promise<LogoffAnswer | undefined> {
    const service =
      logouts.find(({ binding }) => binding === 'redirect') ??
      logouts.find(({ binding }) => binding === 'post');
    if (service === undefined) return undefined;
    const destination = service.responseLocation ?? service.location;
    const { entityId: issuer } = addressesOf(this.settings.PUBLIC_URL, slug);
    const [signer, now] = await Promise.all([this.certificates.signer(tenantId), this.time.read()]);
    const { inResponseTo, isComplete, relayState } = about;
    const made = { id: newMessageId(), issuer, destination, inResponseTo, now };
    const outcome = isComplete ? status('success') : status('success', 'partialLogout');
    const xml = response('LogoutResponse', made, outcome);
    if (service.binding === 'post') {
      const message = encodeMessage(signed(xml, signer), 'post');
      return { kind: 'post', name, answer: { destination, message, relayState: relayState ?? null } };
    }
    const query = signedQuery('SAMLResponse', encodeMessage(xml, 'redirect'), relayState, signer);
    return { kind: 'redirect', address: `${destination}${destination.includes('?') ? '&' : '?'}${query}` };
  }
}
