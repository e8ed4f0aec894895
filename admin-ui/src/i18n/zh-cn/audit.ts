/** Texts of the page “audit”. */
export const audit: Readonly<Record<string, string>> = {};
