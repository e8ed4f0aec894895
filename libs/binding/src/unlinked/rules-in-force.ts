import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { LiveCache, LiveNotifications } from '#messaging';
import { CONNECTIONS_TOPIC } from '#providers';
import { unlinkedRulesOf } from '../infra/unlinked-rule-statements.js';
import type { UnlinkedRule } from './rule.js';

interface RuleOfConnection extends Pick<UnlinkedRule, 'kind'> {
  readonly connectionId: string;
  readonly provider: string;
}

/**
 * Tells providers in advance what a logon may need. Results may be up to 5 seconds old; code that decides by a rule reads the rule again.
 */
@Injectable()
export class RulesInForce implements OnApplicationShutdown {
  readonly #cache: LiveCache<readonly RuleOfConnection[]>;

  constructor(
    @Inject(CLOCK) clock: Clock,
    live: LiveNotifications,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.#cache = new LiveCache(clock, live, CONNECTIONS_TOPIC);
  }

  /** Whether the connection's rule recognises unlinked people, or makes accounts for them, by an address that the provider vouches for. */
  async needEmail(tenantId: string, connectionId: string): Promise<boolean> {
    const kind = (await this.all(tenantId)).find((rule) => rule.connectionId === connectionId)?.kind;
    return kind === 'match' || kind === 'create';
  }

  /** Whether a connection of the provider turns away people who are not linked. */
  async turnAway(tenantId: string, provider: string): Promise<boolean> {
    return (await this.all(tenantId)).some((rule) => rule.provider === provider && rule.kind === 'refuse');
  }

  onApplicationShutdown(): void {
    this.#cache.close();
  }

  private async all(tenantId: string): Promise<readonly RuleOfConnection[]> {
    const read = () => this.unitOfWork.query(tenantId, unlinkedRulesOf, { tenantId });
    return (await this.#cache.get(tenantId, read)) ?? [];
  }
}
