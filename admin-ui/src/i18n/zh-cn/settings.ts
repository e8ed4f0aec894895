/** Texts of the page “settings”. */
export const settings: Readonly<Record<string, string>> = {};
