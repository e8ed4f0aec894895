import { shownText } from '#kernel';

/** The display name of the organisation. */
export const tenantName = shownText(100);
