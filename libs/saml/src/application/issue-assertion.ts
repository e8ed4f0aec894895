import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DatabaseTime, UnitOfWork } from '#database';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { actingAs } from '#logon';
import { EventPublisher } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { RecordParticipation } from '#single-logout';
import type { Tenant } from '#tenancy';
import { contextClassOf } from '../domain/context-class.js';
import { FORMAT_NAMES } from '../domain/names.js';
import { formatFor, nameOf } from '../domain/name-id.js';
import { SamlApplicationEntered } from '../events.js';
import { answerRequest } from '../infra/request-statements.js';
import { assertion, type Attribute, type NameId } from '../messages/assertion.js';
import { attributesOf } from '../messages/attributes.js';
import { newMessageId } from '../messages/message-id.js';
import { addressesOf } from '../messages/idp-metadata.js';
import { response, status } from '../messages/response.js';
import { encrypted } from '../xml/encrypted-xml.js';
import { signed, type Signer } from '../xml/signed-xml.js';
import { Certificates } from './certificates.js';
import { NoteRefusal } from './note-refusal.js';
import type { UsableProvider } from './saml-applications.js';
import type { Visitor } from './visitors.js';

/** The request to answer. */
interface Asked {
  /** The id of the stored request. */
  readonly id: string;
  readonly destination: string;
  readonly inResponseTo: string | undefined;
  /** The requested name id format; null: any. */
  readonly format: string | null;
  /** A test: the application receives nothing, and the session does not count as using it. */
  readonly isTest: boolean;
}

/** The content of an assertion for display. It is neither signed nor encrypted, so no application accepts it. */
export interface AssertionPreview {
  readonly destination: string;
  readonly nameId: NameId;
  readonly attributes: readonly Attribute[];
  readonly assertion: string;
}

/** Issues a signed response that tells an application who the person is. */
@Injectable()
export class IssueAssertion {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
    private readonly certificates: Certificates,
    private readonly participations: RecordParticipation,
    private readonly refusals: NoteRefusal,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Returns the response; undefined when the application requests a name id format that it may not have.
   *
   * @throws DomainError `saml.email_missing`, `saml.request_over`
   */
  async execute(
    { id: tenantId, slug }: Tenant,
    provider: UsableProvider,
    visitor: Visitor,
    asked: Asked,
  ): Promise<{ readonly message: string; readonly told: AssertionPreview } | undefined> {
    const format = formatFor(provider, asked.format);
    if (format === undefined) return undefined;
    const value = nameOf(format, provider.nameIdSalt, visitor);
    if (value === undefined) return this.refuseNameless(tenantId, provider, visitor);
    const nameId = { value, format: FORMAT_NAMES[format] };
    const sessionIndex = sessionIndexOf(visitor.sessionId, provider.id);
    const [signer, now] = await Promise.all([this.certificates.signer(tenantId), this.time.read()]);
    if (asked.isTest) await this.useUp(tenantId, asked.id);
    else await this.enter(tenantId, provider, visitor, { requestRow: asked.id, nameId, sessionIndex });
    const attributes = attributesOf(provider, visitor);
    const { entityId: issuer } = addressesOf(this.settings.PUBLIC_URL, slug);
    const { destination, inResponseTo } = asked;
    const plain = assertion({
      id: newMessageId(),
      issuer,
      audience: provider.entityId,
      recipient: destination,
      inResponseTo,
      now,
      nameId,
      authenticatedAt: visitor.authenticatedAt,
      sessionIndex,
      sessionEndsAt: visitor.goodUntil,
      contextClass: contextClassOf(visitor.amr),
      attributes,
    });
    const made = { id: newMessageId(), issuer, destination, inResponseTo, now };
    const carried = await carry(plain, provider, signer);
    const answer = response('Response', made, status('success'), { xml: carried });
    return {
      message: provider.signed === 'assertion' ? answer : signed(answer, signer),
      told: { destination, nameId, attributes, assertion: plain },
    };
  }

  private async useUp(tenantId: string, id: string): Promise<void> {
    const used = await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.run(answerRequest, { tenantId, id, now: this.clock.now() }),
    );
    if (used.length === 0) throw new DomainError('gone', 'saml.request_over');
  }

  /** Marks the request as answered and records that the session uses the application, in one transaction. */
  private async enter(
    tenantId: string,
    { id: applicationId }: UsableProvider,
    { sessionId, accountId }: Visitor,
    issued: { readonly requestRow: string; readonly nameId: NameId; readonly sessionIndex: string },
  ): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const used = await transaction.run(answerRequest, {
        tenantId,
        id: issued.requestRow,
        now: this.clock.now(),
      });
      const details = { sessionIndex: issued.sessionIndex, nameIdFormat: issued.nameId.format };
      const session = { sessionId, applicationId, accountId, protocol: 'saml' } as const;
      const part = { ...session, knownAs: issued.nameId.value, details };
      const taken = await this.participations.executeIn(transaction, part, 'replaced');
      if (used.length === 0 || taken === undefined) throw new DomainError('gone', 'saml.request_over');
      if (!taken.isNew) return;
      actingAs(accountId, () => {
        const about = { applicationId, accountId, sessionId };
        this.events.publish(transaction, SamlApplicationEntered, { outcome: 'success', ...about });
      });
    });
  }

  private async refuseNameless(tenantId: string, provider: UsableProvider, visitor: Visitor): Promise<never> {
    await this.refusals.execute(tenantId, provider.id, visitor.accountId, 'saml.email_missing');
    throw new DomainError('forbidden', 'saml.email_missing', {
      detail: 'The application identifies people by email address, and this account has none.',
    });
  }
}

/** The assertion for the response: signed first, if it is signed itself, then encrypted for the application. */
async function carry(assertionXml: string, provider: UsableProvider, signer: Signer): Promise<string> {
  const [certificate] = provider.encryptionCertificates;
  const xml = provider.signed === 'response' ? assertionXml : signed(assertionXml, signer);
  if (!provider.encrypts || certificate === undefined) return xml;
  return `<saml:EncryptedAssertion>${await encrypted(xml, certificate)}</saml:EncryptedAssertion>`;
}

/** The session index, the same in every assertion for this session and application: a logout request may name any of them. */
function sessionIndexOf(sessionId: string, applicationId: string): string {
  return `_${createHash('sha256').update(`${sessionId} ${applicationId}`).digest('hex')}`;
}
