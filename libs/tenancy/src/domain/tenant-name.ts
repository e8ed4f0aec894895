import { plainText } from '#kernel';

/** What people call the organisation. */
export const tenantName = plainText({ max: 100, min: 1, trim: true, what: 'A name' });
