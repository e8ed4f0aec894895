import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { visitorOf } from '../infra/person-statements.js';

/** The person in a session, and whether they may use an application. */
export interface Visitor {
  readonly sessionId: string;
  readonly accountId: string;
  readonly authenticatedAt: Date;
  /** When the session ends if the portal is not used before. */
  readonly goodUntil: Date;
  readonly amr: readonly string[];
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  /** E.164. */
  readonly phoneNumber: string | null;
  readonly role: string;
  /** The names of the groups and units that applications may learn, groups first. */
  readonly groups: readonly string[];
  /** The profile fields that the person may see, by the key of the field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly mayUse: boolean;
}

/** Finds the people of portal sessions. */
@Injectable()
export class Visitors {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The person in a session, if the session is valid now. */
  async find(
    tenantId: string,
    sessionId: string | undefined,
    applicationId: string,
  ): Promise<Visitor | undefined> {
    if (sessionId === undefined) return undefined;
    const values = { tenantId, id: sessionId, applicationId, now: this.clock.now() };
    const [found] = await this.unitOfWork.query(tenantId, visitorOf, values);
    return found && { ...found, fields: found.fields ?? {}, mayUse: found.mayUse === true };
  }
}
