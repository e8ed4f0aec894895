/** Topic of the live notice that a tenant's signing keys have changed; its data is `{ tenantId }`. */
export const SIGNING_KEYS_TOPIC = 'signing-keys';
