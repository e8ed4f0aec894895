import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import type { Tenant } from '#tenancy';
import { RELAY_STATE_BYTES } from '../domain/names.js';
import { refused } from '../domain/refused.js';
import { keepRequest } from '../infra/request-statements.js';
import { consumerOf, readAuthnRequest, type AuthnRequest } from '../messages/authn-request.js';
import { ReceiveMessage, type Incoming } from './receive-message.js';
import { SamlApplications } from './saml-applications.js';

/** Lifetime of a stored request in seconds, for the logon. Longer than a message stays valid, so no message is accepted twice. */
export const LIFE_SECONDS = 900;

interface StoredRequest extends Omit<AuthnRequest, 'nameIdFormat'> {
  readonly nameIdFormat: string | null;
  readonly applicationId: string;
  /** Null: the logon began at the portal. */
  readonly requestId: string | null;
  readonly relayState: string | null;
  /** The session of the administrator who tests; null: not a test. */
  readonly testerSessionId: string | null;
}

/**
 * Stores an application's request until it is answered. A request posted from the application's form carries none of the portal's cookies, so it is stored
 * before the person is known.
 */
@Injectable()
export class StoreRequest {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: SamlApplications,
    private readonly receive: ReceiveMessage,
  ) {}

  /**
   * Returns the id of the stored request.
   *
   * @throws DomainError those of `ReceiveMessage`, `saml.address_unknown`, `saml.request_used`
   */
  async ofApplication(tenant: Tenant, incoming: Incoming): Promise<string> {
    const { provider, root, envelope } = await this.receive.execute(tenant, incoming, {
      name: 'AuthnRequest',
      endpoint: 'sso',
      isSigned: ({ signsRequests }) => signsRequests,
    });
    const asked = readAuthnRequest(root, provider);
    return this.store(tenant.id, {
      ...asked,
      nameIdFormat: asked.nameIdFormat ?? null,
      applicationId: provider.id,
      requestId: envelope.id,
      relayState: carried(incoming.relayState),
      testerSessionId: null,
    });
  }

  /**
   * Stores a logon that begins at the portal.
   *
   * @param testerSessionId the session of an administrator who tests: only the administrator sees the response
   * @throws DomainError `application.unknown`
   */
  async ofPortal(
    tenant: Tenant,
    applicationId: string,
    testerSessionId: string | null = null,
  ): Promise<string> {
    const provider = await this.applications.usableById(tenant.id, applicationId);
    if (provider === undefined) throw new DomainError('not_found', 'application.unknown');
    return this.store(tenant.id, {
      consumer: consumerOf(provider),
      forcesLogon: false,
      isPassive: false,
      nameIdFormat: null,
      applicationId: provider.id,
      requestId: null,
      relayState: null,
      testerSessionId,
    });
  }

  private async store(tenantId: string, request: StoredRequest): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    const row = { ...request, id, tenantId, now, lifeSeconds: LIFE_SECONDS };
    const stored = await this.unitOfWork.run(tenantId, (transaction) => transaction.run(keepRequest, row));
    if (stored.length === 0)
      throw refused('saml.request_used', 'The application has sent a request with this id before.');
    return id;
  }
}

/** Drops relay states longer than the standard allows, because no application may rely on them. */
function carried(relayState: string | undefined): string | null {
  if (relayState === undefined || Buffer.byteLength(relayState) > RELAY_STATE_BYTES) return null;
  return /^[^\0\p{Cs}]*$/u.test(relayState) ? relayState : null;
}
