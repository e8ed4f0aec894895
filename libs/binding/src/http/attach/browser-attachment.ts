import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Cookies } from '#http';
import { DomainError, hashSecret } from '#kernel';
import { LogonMenu } from '#logon-menu';
import type { Tenant } from '#tenancy';
import { PendingAttachments, type PendingAttachment } from '../../application/pending-attachments.js';

interface WaitingAttachment {
  readonly attachment: PendingAttachment;
  readonly browserHash: Buffer;
}

/** The attachment that waits in a browser. The server finds it by the cookie; the browser never names it. */
@Injectable()
export class BrowserAttachment {
  constructor(
    private readonly cookies: Cookies,
    private readonly menu: LogonMenu,
    private readonly pending: PendingAttachments,
  ) {}

  /** @throws DomainError `attachment.expired`, `method.disabled` */
  async of(tenant: Tenant, request: FastifyRequest): Promise<WaitingAttachment> {
    const browser = this.cookies.browserOf(request);
    const browserHash = browser === undefined ? undefined : hashSecret(browser);
    const attachment =
      browserHash === undefined ? null : await this.pending.inBrowser(tenant.id, browserHash);
    if (attachment === null || browserHash === undefined) throw new DomainError('gone', 'attachment.expired');
    await this.menu.assertEnabled(tenant.id, attachment.method);
    return { attachment, browserHash };
  }

  /**
   * As `of`, once the person has chosen to attach the identity.
   *
   * @throws DomainError `attachment.not_started`, and the errors of `of`
   */
  async started(tenant: Tenant, request: FastifyRequest): Promise<WaitingAttachment> {
    const found = await this.of(tenant, request);
    if (found.attachment.state !== 'started') throw new DomainError('conflict', 'attachment.not_started');
    return found;
  }
}
