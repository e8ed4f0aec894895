import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { LiveCache, LiveNotifications } from '#messaging';
import { CONNECTIONS_TOPIC } from '#providers';
import { unknownRulesOf } from '../infra/unknown-rule-statements.js';
import type { UnknownRule } from './rule.js';

interface RuleOfConnection extends Pick<UnknownRule, 'kind'> {
  readonly connectionId: string;
}

/**
 * Tells providers what a logon may need, before there is one. What it returns may be up to 5 seconds old: whoever decides by a rule reads
 * it anew.
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

  /** Whether people whom nobody is linked to are recognised, or get an account, by an address that the provider vouches for. */
  async needEmail(tenantId: string, connectionId: string): Promise<boolean> {
    const rules = (await this.#cache.get(tenantId, () => this.read(tenantId))) ?? [];
    const kind = rules.find((rule) => rule.connectionId === connectionId)?.kind;
    return kind === 'match' || kind === 'create';
  }

  onApplicationShutdown(): void {
    this.#cache.close();
  }

  private read(tenantId: string): Promise<readonly RuleOfConnection[]> {
    return this.unitOfWork.ask(tenantId, unknownRulesOf, { tenantId });
  }
}
