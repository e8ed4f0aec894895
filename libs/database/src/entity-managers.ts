import { Inject, Injectable } from '@nestjs/common';
import { MikroORM, type EntityManager, type Transaction as OrmTransaction } from '@mikro-orm/postgresql';
import { executorOn, type Queryable } from './orm-executor.js';

/** Injection token of the process's `MikroORM`. */
export const ORM = Symbol('MikroORM');

/** Creates MikroORM entity managers on the connections of the unit of work. */
@Injectable()
export class EntityManagers {
  constructor(@Inject(ORM) private readonly orm: MikroORM) {}

  /** An entity manager that sends every statement to `open`, inside its open transaction. */
  on(open: Queryable): EntityManager {
    const em = this.orm.em.fork({ useContext: false });
    em.setTransactionContext(executorOn(open) as OrmTransaction);
    return em;
  }
}
