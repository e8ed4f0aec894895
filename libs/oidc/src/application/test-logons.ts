import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ApplicationDirectory, type Application } from '#applications';
import { DomainError, hashSecret, newSecret } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';
import { Artifacts } from '../infra/artifacts.js';
import { testCallback } from '../provider/test-client.js';

/** The model of these rows in `oidc.artifact`. */
const MODEL = 'TestLogon';
const LIFETIME_SECONDS = 600;

/** The administrator who tests, and the session. Only this session can take the result. */
interface Tester {
  readonly sessionId: string;
  readonly accountId: string;
}

/** A test logon that has returned to the portal. */
export interface ReturnedTest {
  readonly applicationId: string;
  readonly verifier: string;
  readonly callback: string;
}

/** Test logons: administrators check that an application works, and which claims it would receive. */
@Injectable()
export class TestLogons {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly applications: ApplicationDirectory,
    private readonly artifacts: Artifacts,
  ) {}

  /**
   * Begins a logon in which the portal stands in for the application. Returns the address at which the browser starts.
   *
   * @throws DomainError `application.unknown`, `application.not_testable`
   */
  async begin(tenant: Tenant, tester: Tester, applicationId: string): Promise<string> {
    const application = await this.applications.byId(tenant.id, applicationId);
    if (application === null) throw new DomainError('not_found', 'application.unknown');
    assertTestable(application);
    const [state, verifier] = [newSecret(), newSecret()];
    await this.artifacts.put({
      ...keyOf(tenant.id, state),
      payload: { verifier, applicationId },
      sessionId: tester.sessionId,
      accountId: tester.accountId,
      applicationId: null,
      grantId: null,
      uid: null,
      userCode: null,
      lifetimeSeconds: LIFETIME_SECONDS,
    });
    const query = new URLSearchParams({
      client_id: application.id,
      redirect_uri: testCallback(this.settings.PUBLIC_URL, tenant.slug),
      response_type: 'code',
      scope: application.scopes.filter((scope) => scope !== 'offline_access').join(' '),
      state,
      nonce: newSecret(),
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    return `/t/${tenant.slug}/oidc/auth?${query.toString()}`;
  }

  /**
   * Takes the result of a test logon: once, and only in the session that began it.
   *
   * @throws DomainError `test_logon.unknown`
   */
  async take(tenant: Tenant, { sessionId }: Tester, state: string): Promise<ReturnedTest> {
    const key = keyOf(tenant.id, state);
    const found = await this.artifacts.byId(key);
    if (found?.sessionId !== sessionId || !(await this.artifacts.consume(key)))
      throw new DomainError('gone', 'test_logon.unknown');
    const { verifier, applicationId } = found.payload;
    return {
      verifier: String(verifier),
      applicationId: String(applicationId),
      callback: testCallback(this.settings.PUBLIC_URL, tenant.slug),
    };
  }
}

function keyOf(tenantId: string, state: string) {
  return { tenantId, model: MODEL, id: hashSecret(state).toString('base64url') };
}

function assertTestable({ state, grantTypes }: Application): void {
  if (state === 'enabled' && grantTypes.includes('authorization_code')) return;
  throw new DomainError('conflict', 'application.not_testable', {
    detail:
      'Only an enabled application that people log on to (grant type authorization_code) can be tested.',
  });
}
