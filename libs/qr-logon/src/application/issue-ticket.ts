import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, newId, newSecret } from '#kernel';
import type { Device } from '#logon';
import { SETTINGS, type Settings } from '#runtime';
import { CodeBatches } from './code-batches.js';
import { LogonConnections } from './logon-connections.js';
import { ScannedCodes } from './scanned-codes.js';
import { OpenCodeLimit } from './open-code-limit.js';

export interface TicketRequest {
  readonly tenantId: string;
  /** Key of the scan method. */
  readonly method: string;
  /** SHA-256 of the browser's cookie; a new QR code replaces the browser's former one. */
  readonly browserHash: Buffer;
  /** Network of the browser, as returned by `ipPrefix`. */
  readonly network: string;
  /** Codes that one network may have open in this tenant; the installation's limit applies as well. */
  readonly codesPerNetwork: number;
  readonly device: Device;
  readonly returnTo: string;
}

/** An issued ticket. `secret` belongs in the browser's cookie; the QR code contains a different secret. */
export interface IssuedTicket {
  readonly id: string;
  readonly secret: string;
  /** The address that the QR code holds. */
  readonly scanUrl: string;
  readonly lifetimeSeconds: number;
}

/** Issues a QR code to a browser, with two independent secrets: one for the code and one for the browser that shows it. */
@Injectable()
export class IssueTicket {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly connections: LogonConnections,
    private readonly openCodeLimit: OpenCodeLimit,
    private readonly batches: CodeBatches,
    private readonly scanned: ScannedCodes,
  ) {}

  /** Throws `forbidden method.disabled`, `too_many ticket.limit`. */
  async execute(request: TicketRequest): Promise<IssuedTicket> {
    const { tenantId, method, device } = request;
    const connection = await this.connections.offered(tenantId, method);
    await this.openCodeLimit.assertRoom(tenantId);
    const [id, scan, secret] = [newId(), newSecret(), newSecret()];
    const { ticketLifetimeSeconds: lifetimeSeconds } = connection;
    const scanHash = hashSecret(scan);
    await this.batches.issue(
      {
        tenantId,
        method,
        connectionId: connection.id,
        confirmation: connection.confirmation,
        lifetimeSeconds,
        most: Math.min(request.codesPerNetwork, this.settings.TICKETS_PER_NETWORK),
      },
      {
        id,
        scanHash,
        secretHash: hashSecret(secret),
        browserHash: request.browserHash,
        returnTo: request.returnTo,
        ip: device.ip,
        network: request.network,
        userAgent: device.userAgent,
      },
    );
    this.scanned.remember(scanHash, { tenantId, method });
    return { id, secret, scanUrl: `${this.settings.PUBLIC_URL}/q/${scan}`, lifetimeSeconds };
  }
}
