/** Texts of the page “accounts”. */
export const accounts: Readonly<Record<string, string>> = {};
