import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cookies } from '#http';
import { DomainError, hashSecret } from '#kernel';
import { rememberApp, rememberTenant } from '#pages';
import { TenantDirectory } from '#tenancy';
import { LogonConnections } from '../../application/logon-connections.js';
import { ScannedCodes } from '../../application/scanned-codes.js';
import type { ScanConnection } from '../../scan-method.js';
import { ScanMethods } from '../../scan-methods.js';
import type { PhoneVisit } from './phone-pages.js';

/** A request of a phone for a code that it has scanned. */
interface ScannedVisit extends PhoneVisit {
  readonly connection: ScanConnection;
  readonly scanHash: Buffer;
  /** SHA-256 of the phone's cookie. */
  readonly phoneHash: Buffer;
}

/** Resolves the tenant, method and connection of a code that a phone has scanned. */
@Injectable()
export class ScannedVisits {
  constructor(
    private readonly cookies: Cookies,
    private readonly codes: ScannedCodes,
    private readonly tenants: TenantDirectory,
    private readonly methods: ScanMethods,
    private readonly connections: LogonConnections,
  ) {}

  /**
   * Resolves a scanned code, if its tenant still lets people log on with it. `offered` is enough for callers that check the method again
   * themselves. Throws `not_found ticket.unknown`, `forbidden tenant.suspended`, `forbidden method.disabled`.
   */
  async of(
    scan: string,
    request: FastifyRequest,
    reply: FastifyReply,
    connection: 'usable' | 'offered' = 'usable',
  ): Promise<ScannedVisit> {
    const code = await this.codes.of(scan);
    const tenant = code === null ? null : await this.tenants.byId(code.tenantId);
    if (code === null || tenant === null) throw new DomainError('not_found', 'ticket.unknown');
    if (tenant.status === 'suspended') throw new DomainError('forbidden', 'tenant.suspended');
    rememberTenant(request, tenant);
    const method = this.methods.byKey(code.method);
    rememberApp(request, method.app);
    return {
      request,
      reply,
      tenant,
      method,
      scan,
      connection: await this.connections[connection](tenant.id, method.key),
      scanHash: hashSecret(scan),
      phoneHash: hashSecret(this.cookies.ensureBrowserCookie(request, reply)),
    };
  }
}
