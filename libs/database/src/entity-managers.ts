import { Inject, Injectable } from '@nestjs/common';
import { MikroORM, type EntityManager, type Transaction as OrmTransaction } from '@mikro-orm/postgresql';
import { executorOn, type Queryable } from './orm-executor.js';

/** Injection token of the process's `MikroORM`. */
export const ORM = Symbol('MikroORM');

/** Opens MikroORM entity managers on connections that the unit of work holds. */
@Injectable()
export class EntityManagers {
  constructor(@Inject(ORM) private readonly orm: MikroORM) {}

  /** An entity manager whose every statement goes to `open`, inside the transaction that is open there. */
  on(open: Queryable): EntityManager {
    const em = this.orm.em.fork({ useContext: false });
    em.setTransactionContext(executorOn(open) as OrmTransaction);
    return em;
  }
}
