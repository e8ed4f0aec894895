/** Topic of the live notice that a tenant's connections have changed. */
export const CONNECTIONS_TOPIC = 'connections';
