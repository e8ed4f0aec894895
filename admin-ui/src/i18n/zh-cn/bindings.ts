/** Texts of the page “bindings”. */
export const bindings: Readonly<Record<string, string>> = {};
