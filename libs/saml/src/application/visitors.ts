import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { visitorOf } from '../infra/person-statements.js';

/** Who is there, and whether an application is for them. */
export interface Visitor {
  readonly sessionId: string;
  readonly accountId: string;
  readonly authenticatedAt: Date;
  /** When the session ends, unless the portal is used before. */
  readonly goodUntil: Date;
  readonly amr: readonly string[];
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  /** Names of the groups and units that the person is told to be in, groups first. */
  readonly groups: readonly string[];
  /** Of the profile, as far as the person sees it, by the keys of fields. */
  readonly fields: Readonly<Record<string, string>>;
  readonly mayUse: boolean;
}

/** Finds the people behind sessions of the portal. */
@Injectable()
export class Visitors {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Whoever has a session that is good now. */
  async find(
    tenantId: string,
    sessionId: string | undefined,
    applicationId: string,
  ): Promise<Visitor | undefined> {
    if (sessionId === undefined) return undefined;
    const values = { tenantId, id: sessionId, applicationId, now: this.clock.now() };
    const [found] = await this.unitOfWork.ask(tenantId, visitorOf, values);
    return found && { ...found, fields: found.fields ?? {}, mayUse: found.mayUse === true };
  }
}
