import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { applicationsOfAccount } from '../infra/my-applications.js';
import { openPath } from '../domain/open-path.js';
import { ProtocolParts } from './protocol-parts.js';

/** Maximum number of applications that a home page shows. */
const SHOWN = 200;

/** An application as its users see it. */
export interface MyApplication {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly logo: string | null;
  /** Its heading on the home page; empty: none. */
  readonly category: string;
  /** When this person last opened it; null: never. */
  readonly lastUsedAt: Date | null;
  /** Where it starts: its own address, or a path of the portal below the tenant's. */
  readonly start: string;
}

/** The applications that a person may use now and can open from the portal. */
@Injectable()
export class MyApplications {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly protocols: ProtocolParts,
  ) {}

  async of(tenantId: string, accountId: string): Promise<readonly MyApplication[]> {
    const startable = this.protocols.startable();
    const values = { tenantId, accountId, startable, limit: SHOWN };
    const found = await this.unitOfWork.query(tenantId, applicationsOfAccount, values);
    return found.map(({ startUrl, ...application }) => ({
      ...application,
      start: startUrl ?? openPath(application.id),
    }));
  }
}
