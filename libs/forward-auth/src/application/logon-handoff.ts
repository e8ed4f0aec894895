import { Inject, Injectable } from '@nestjs/common';
import { ApplicationUses } from '#applications';
import { UnitOfWork } from '#database';
import { CLOCK, equalInConstantTime, hashSecret, isSecret, newSecret, type Clock } from '#kernel';
import { actingAs } from '#logon';
import { EventPublisher } from '#messaging';
import { ForwardEntered, ForwardRefused } from '../events.js';
import { insertHandOver, insertVisit, mayVisit, takeHandOver } from '../infra/visit-statements.js';
import type { ReachedApplication } from './forward-applications.js';

/** The visitor, the host and the browser of a visit that begins. */
export interface Arrival {
  readonly application: ReachedApplication;
  readonly sessionId: string;
  readonly accountId: string;
  /** `browserHashOf` of the browser's cookie at the host. */
  readonly browserHash: string;
  readonly returnTo: string;
}

/** Identifies a browser at a host until its visit begins. */
export function browserHashOf(secret: string): string {
  return hashSecret(secret).toString('base64url');
}

/** Transfers a visit from the portal to a host, with a code that works once, within a minute, in the browser that began. */
@Injectable()
export class LogonHandoff {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly uses: ApplicationUses,
    private readonly events: EventPublisher,
  ) {}

  /** Returns a code; null if the person may not use the application, which is recorded. */
  async begin(tenantId: string, arrival: Arrival): Promise<string | null> {
    const { application, sessionId, accountId, browserHash, returnTo } = arrival;
    const code = newSecret();
    const now = this.clock.now();
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const person = { tenantId, sessionId, applicationId: application.id, now };
      const [found] = await transaction.run(mayVisit, person);
      if (found?.mayUse !== true) {
        this.events.publish(transaction, ForwardRefused, {
          outcome: 'refused',
          reason: 'application.not_assigned',
          ...about(application, accountId),
        });
        return null;
      }
      const row = { ...person, accountId, browserHash, returnTo, host: application.host };
      await transaction.run(insertHandOver, { ...row, codeHash: hashSecret(code) });
      return code;
    });
  }

  /**
   * Redeems a code for the secret of a visit and the address that the browser wanted. Null if the code is unknown, used, expired, or for
   * another host or browser.
   *
   * @param browser the value of the browser's cookie at the host
   */
  async redeem(
    tenantId: string,
    application: ReachedApplication,
    code: string,
    browser: string | undefined,
  ): Promise<{ readonly secret: string; readonly returnTo: string } | null> {
    if (!isSecret(code)) return null;
    const secret = newSecret();
    const now = this.clock.now();
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [found] = await transaction.run(takeHandOver, { tenantId, codeHash: hashSecret(code), now });
      if (found === undefined || browser === undefined) return null;
      const isSameHost = found.host === application.host && found.applicationId === application.id;
      if (!isSameHost || !equalInConstantTime(found.browserHash, browserHashOf(browser))) return null;
      const { returnTo, browserHash: _, ...visit } = found;
      await transaction.run(insertVisit, { ...visit, tenantId, secretHash: hashSecret(secret), now });
      this.uses.note(transaction, found.applicationId, found.accountId);
      actingAs(found.accountId, () => {
        this.events.publish(transaction, ForwardEntered, {
          outcome: 'success',
          sessionId: found.sessionId,
          ...about(application, found.accountId),
        });
      });
      return { secret, returnTo };
    });
  }
}

function about({ id, name, host }: ReachedApplication, accountId: string) {
  return { accountId, applicationId: id, targets: [{ kind: 'application', id, label: name }], host };
}
