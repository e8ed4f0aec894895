import { Inject, Injectable } from '@nestjs/common';
import { DatabaseTime, UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, isId, type Clock } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';
import type { STATUS } from '../domain/names.js';
import { nextStepOf } from '../domain/next-step.js';
import { answerRequest, waitingRequest } from '../infra/request-statements.js';
import { newMessageId } from '../messages/message-id.js';
import { addressesOf } from '../messages/idp-metadata.js';
import { response, status } from '../messages/response.js';
import { signed } from '../xml/signed-xml.js';
import { encodeMessage } from '../xml/decode-message.js';
import { Certificates } from './certificates.js';
import { IssueAssertion, type AssertionPreview } from './issue-assertion.js';
import { SamlApplications, type UsableProvider } from './saml-applications.js';
import { Visitors, type Visitor } from './visitors.js';

/** A response that the browser posts to the application. */
export interface Answer {
  /** The location of a registered assertion consumer service. */
  readonly destination: string;
  /** The value of `SAMLResponse`. */
  readonly message: string;
  readonly relayState: string | null;
}

/** The outcome of a request. */
export type Outcome =
  | { readonly kind: 'logon' }
  | { readonly kind: 'reauthenticate' }
  | { readonly kind: 'no_access'; readonly provider: UsableProvider; readonly visitor: Visitor }
  | { readonly kind: 'answer'; readonly provider: UsableProvider; readonly answer: Answer }
  | { readonly kind: 'tested'; readonly provider: UsableProvider; readonly told: AssertionPreview };

/** Answers an application's request, once, as soon as the person is known. */
@Injectable()
export class AnswerRequest {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: SamlApplications,
    private readonly certificates: Certificates,
    private readonly visitors: Visitors,
    private readonly issue: IssueAssertion,
  ) {}

  /**
   * @param id the id of the stored request
   * @param sessionId the portal session of the browser; undefined: it has none
   * @throws DomainError `saml.request_over` when the request was answered or has expired, `saml.email_missing`
   */
  async execute(tenant: Tenant, id: string, sessionId: string | undefined): Promise<Outcome> {
    const request = await this.find(tenant.id, id);
    const { applicationId } = request;
    const [provider, visitor] = await Promise.all([
      this.applications.usableById(tenant.id, applicationId),
      this.visitors.find(tenant.id, sessionId, applicationId),
    ]);
    // The application may have changed since it sent the request.
    if (!provider?.consumers.some(({ location }) => location === request.consumer)) return over();
    const isTest = request.testerSessionId !== null;
    if (isTest && request.testerSessionId !== sessionId) return over();
    const step = nextStepOf({ request, visitor });
    if (step === 'logon' || step === 'reauthenticate') return { kind: step };
    const { consumer: destination, relayState } = request;
    const inResponseTo = request.requestId ?? undefined;
    const answer = (message: string): Outcome => ({
      kind: 'answer',
      provider,
      answer: { destination, message: encodeMessage(message, 'post'), relayState },
    });
    if (step === 'no_passive' || visitor === undefined)
      return answer(await this.refusal(tenant, id, { destination, inResponseTo }, 'noPassive'));
    if (step === 'no_access') return { kind: 'no_access', provider, visitor };
    const asked = { id, destination, inResponseTo, format: request.nameIdFormat, isTest };
    const issued = await this.issue.execute(tenant, provider, visitor, asked);
    if (issued === undefined)
      return answer(await this.refusal(tenant, id, { destination, inResponseTo }, 'invalidNameIdPolicy'));
    return isTest ? { kind: 'tested', provider, told: issued.told } : answer(issued.message);
  }

  /** The application that sent a request; undefined: the request no longer waits. */
  async applicationOf(
    tenantId: string,
    id: string,
    transaction?: Transaction,
  ): Promise<UsableProvider | undefined> {
    const [request] = isId(id)
      ? await this.unitOfWork.query(transaction ?? tenantId, waitingRequest, {
          tenantId,
          id,
          now: this.clock.now(),
        })
      : [];
    return request && this.applications.usableById(tenantId, request.applicationId, transaction);
  }

  private async find(tenantId: string, id: string) {
    const [request] = isId(id)
      ? await this.unitOfWork.query(tenantId, waitingRequest, { tenantId, id, now: this.clock.now() })
      : [];
    return request ?? over();
  }

  /** A response with a status that says why it has no assertion. */
  private async refusal(
    { id: tenantId, slug }: Tenant,
    id: string,
    to: { readonly destination: string; readonly inResponseTo: string | undefined },
    code: keyof typeof STATUS,
  ): Promise<string> {
    const signer = await this.certificates.signer(tenantId);
    const used = await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.run(answerRequest, { tenantId, id, now: this.clock.now() }),
    );
    if (used.length === 0) over();
    const { entityId: issuer } = addressesOf(this.settings.PUBLIC_URL, slug);
    const now = await this.time.read();
    const made = { ...to, id: newMessageId(), issuer, now };
    return signed(response('Response', made, status('responder', code)), signer);
  }
}

function over(): never {
  throw new DomainError('gone', 'saml.request_over');
}
