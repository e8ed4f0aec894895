/** Key of DingTalk among the providers of identities. */
export const PROVIDER_KEY = 'dingtalk';
