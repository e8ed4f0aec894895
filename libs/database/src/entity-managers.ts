import { Inject, Injectable } from '@nestjs/common';
import { MikroORM, type EntityManager, type Transaction as OrmTransaction } from '@mikro-orm/postgresql';
import type { PoolClient } from 'pg';
import { executorOn } from './orm-executor.js';

/** Injection token of the process's `MikroORM`. */
export const ORM = Symbol('MikroORM');

/** Opens MikroORM entity managers on connections that the unit of work holds. */
@Injectable()
export class EntityManagers {
  constructor(@Inject(ORM) private readonly orm: MikroORM) {}

  /** An entity manager whose every statement runs on `client`, inside the transaction that is open there. */
  on(client: PoolClient): EntityManager {
    const em = this.orm.em.fork({ useContext: false });
    em.setTransactionContext(executorOn(client) as OrmTransaction);
    return em;
  }
}
