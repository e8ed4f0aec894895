/** The tenant that a request is for. */
export interface TenantContext {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: 'active' | 'suspended';
}

/** Finds tenants for requests. Provided once in the process, under this class as the token. */
export abstract class TenantResolver {
  /** Controllers receive the result unchanged, so an implementation may return more than `TenantContext`. */
  abstract bySlug(slug: string): Promise<TenantContext | null>;

  abstract byId(id: string): Promise<TenantContext | null>;
}
