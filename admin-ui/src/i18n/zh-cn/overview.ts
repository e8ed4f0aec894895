/** Texts of the page “overview”. */
export const overview: Readonly<Record<string, string>> = {};
