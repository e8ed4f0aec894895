import { Injectable } from '@nestjs/common';
import { ApplicationRegister, NEW_GENERAL, withChanges } from '#applications';
import { UnitOfWork } from '#database';
import { newId, parseInput } from '#kernel';
import {
  forwardPart,
  generalSettings,
  newForwardApplication,
  type NewForwardApplication,
} from '../domain/hosts.js';
import { writeHosts } from './write-hosts.js';

/** Error code of every refused setting. */
export const INVALID = 'application.invalid';

/** Registers an application that a proxy protects. */
@Injectable()
export class CreateForwardApplication {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly register: ApplicationRegister,
  ) {}

  /**
   * Without a start address, the portal opens the application at its first host.
   *
   * @throws DomainError `application.invalid`, `application.owner_unknown`, `forward_auth.host_taken`
   */
  async execute(
    tenantId: string,
    input: NewForwardApplication,
  ): Promise<{ readonly id: string; readonly hosts: readonly string[] }> {
    const { hosts: asked, ...said } = parseInput(newForwardApplication, input, INVALID);
    const { hosts } = parseInput(forwardPart, { hosts: asked }, INVALID);
    const start = { ...NEW_GENERAL, startUrl: `https://${hosts[0] ?? ''}/` };
    const settings = parseInput(generalSettings, withChanges<object>(start, said), INVALID);
    const id = newId();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      await this.register.add(transaction, { id, protocol: 'forward', settings, details: { hosts } });
      await writeHosts(transaction, id, hosts);
    });
    return { id, hosts };
  }
}
