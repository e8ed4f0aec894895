/** Texts of the page “sessions”. */
export const sessions: Readonly<Record<string, string>> = {};
