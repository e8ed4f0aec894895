/** Topic of the live notice that a tenant's connections have changed; its data is `{ tenantId }`. */
export const DINGTALK_TOPIC = 'dingtalk';
