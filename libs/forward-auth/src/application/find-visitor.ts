import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, hashSecret, isSecret, type Clock } from '#kernel';
import type { Visitor } from '../domain/remote-headers.js';
import { visitorAt } from '../infra/visit-statements.js';

/** Identifies the visitor of a host. */
@Injectable()
export class FindVisitor {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @param secret the value of the browser's cookie at the host */
  async at(tenantId: string, host: string, secret: string | undefined): Promise<Visitor | undefined> {
    if (!isSecret(secret)) return undefined;
    const values = { tenantId, host, secretHash: hashSecret(secret), now: this.clock.now() };
    const [found] = await this.unitOfWork.query(tenantId, visitorAt, values);
    return found;
  }
}
