/** Texts of the page “dingtalk”. */
export const dingtalk: Readonly<Record<string, string>> = {};
