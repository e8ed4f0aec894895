import type { FastifyRequest } from 'fastify';
import {
  AccessLog,
  PrincipalResolver,
  TenantResolver,
  type Principal,
  type RefusedAccess,
  type TenantContext,
} from '../index.js';

/** Tenants `demo`, `other` and the suspended `closed`. */
export class SampleTenants extends TenantResolver {
  override bySlug(slug: string): Promise<TenantContext | null> {
    if (!['demo', 'other', 'closed'].includes(slug)) return Promise.resolve(null);
    const status = slug === 'closed' ? 'suspended' : 'active';
    return Promise.resolve({ id: `id-of-${slug}`, slug, name: slug, status });
  }

  override byId(id: string): Promise<TenantContext | null> {
    return this.bySlug(id.replace(/^id-of-/, ''));
  }
}

/** Header `x-session: <tenant>:<permission>,…` stands for a session; with the suffix `:stale`, for an old one. */
export class SamplePrincipals extends PrincipalResolver {
  asked = 0;

  override resolve(request: FastifyRequest): Promise<Principal | null> {
    this.asked += 1;
    const session = request.headers['x-session'];
    if (typeof session !== 'string') return Promise.resolve(null);
    const [tenant = '', permissions = '', age] = session.split(':');
    return Promise.resolve({
      tenantId: `id-of-${tenant}`,
      accountId: 'account-1',
      sessionId: 'session-1',
      role: 'member',
      username: 'alice',
      displayName: 'Alice',
      method: 'password',
      authenticatedAt: new Date(0),
      isFresh: age !== 'stale',
      permissions: new Set(permissions.split(',')),
    });
  }
}

/** Stores refused access. */
export class SampleAccessLog extends AccessLog {
  readonly refusals: RefusedAccess[] = [];

  override refused(refusal: RefusedAccess): Promise<void> {
    this.refusals.push(refusal);
    return Promise.resolve();
  }
}
