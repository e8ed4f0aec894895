import { Injectable } from '@nestjs/common';
import { ApplicationRegister, lockRegistered, withChanges } from '#applications';
import { UnitOfWork } from '#database';
import { DomainError, parseInput } from '#kernel';
import { forwardChanges, forwardPart, generalSettings, type ForwardChanges } from '../domain/hosts.js';
import { INVALID } from './create-forward-application.js';
import { ForwardApplications } from './forward-applications.js';
import { writeHosts } from './write-hosts.js';

/** Changes an application that a proxy protects. A host that is removed lets nobody in from the next request on. */
@Injectable()
export class ChangeForwardApplication {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: ForwardApplications,
    private readonly register: ApplicationRegister,
  ) {}

  /**
   * Publishes nothing when nothing changes.
   *
   * @param basis revision that the decision was based on
   * @throws DomainError `application.unknown`, `application.invalid`, `application.owner_unknown`, `revision.stale`,
   * `forward_auth.host_taken`
   */
  async execute(tenantId: string, id: string, changes: ForwardChanges, basis?: string): Promise<void> {
    const { hosts: asked, ...said } = parseInput(forwardChanges, changes, INVALID);
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const before = await lockRegistered(transaction, id, basis);
      if (before.protocol !== 'forward')
        throw new DomainError('not_found', 'application.unknown', {
          detail: 'There is no such application.',
        });
      const former = await this.applications.recorded(transaction, id);
      const settings = parseInput(generalSettings, withChanges<object>(before, said), INVALID);
      const after =
        asked === undefined
          ? former
          : { hosts: [...parseInput(forwardPart, { hosts: asked }, INVALID).hosts].sort() };
      await this.register.change(transaction, before, { settings, details: { before: former, after } });
      if (asked !== undefined)
        await writeHosts(transaction, id, parseInput(forwardPart, { hosts: asked }, INVALID).hosts);
    });
  }
}
