/** Patterns of secrets inside texts: QR addresses, codes and states in queries, bearer tokens. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/(\/q\/)[A-Za-z0-9_-]{16,}/g, '$1[redacted]'],
  [/(\/(?:attach-link|break-glass)\/)[A-Za-z0-9_-]{16,}/g, '$1[redacted]'],
  [/([?&](?:code|authCode|state|access_token|appsecret|token)=)[^&\s"'\\]+/g, '$1[redacted]'],
  [/(Bearer\s+)[A-Za-z0-9._~+/-]+/gi, '$1[redacted]'],
  [/(oeiam_(?:pat|api)_)[0-9A-Za-z]+/g, '$1[redacted]'],
  [/((?:postgres(?:ql)?|rediss?|smtps?):\/\/[^:/@\s]*:)[^@\s]+@/g, '$1[redacted]@'],
];

/** Redacts every part of a text that has the form of a secret. */
export function redactText(text: string): string {
  return PATTERNS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}
