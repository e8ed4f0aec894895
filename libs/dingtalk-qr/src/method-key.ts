/** Key of the method in the logon menu. */
export const METHOD_KEY = 'dingtalk-qr' as const;
