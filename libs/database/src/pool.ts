/** Injection token of the process's `Pool`. Features use `UnitOfWork` instead. */
export const DATABASE_POOL = Symbol('DatabasePool');
