import { plainText } from '#kernel';

/** Key of a logon method, in an address. */
export const methodKey = plainText({ max: 50 });
