import { shownText } from '#kernel';

/** What people call the organisation. */
export const tenantName = shownText(100);
