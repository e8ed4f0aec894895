/** Topic of the live notice that a tenant has changed; its data is `{ tenantId }`. */
export const TENANCY_TOPIC = 'tenancy';
