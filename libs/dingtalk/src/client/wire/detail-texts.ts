import { isIP } from 'node:net';

/** A code or request id as DingTalk writes it; anything else is left out of errors and logs. */
export function plainWord(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w.:-]{1,100}$/.test(text) ? text : undefined;
}

/** The first IP address in a message of DingTalk, such as "…, request ip=203.0.113.7 …". */
export function addressIn(message: string | undefined): string | undefined {
  return message
    ?.slice(0, 2000)
    .split(/[^0-9A-Fa-f.:]+/)
    .map((word) => word.replace(/^:(?!:)|[.:]$/g, ''))
    .find((word) => isIP(word) !== 0);
}

/** The permission points in a message of DingTalk, such as "…所需的权限：[qyapi_get_member]，…". */
export function permissionsIn(message: string | undefined): readonly string[] | undefined {
  const list = /\[([A-Za-z][\w.]*(?:\s*,\s*[A-Za-z][\w.]*)*)\]/.exec(message?.slice(0, 2000) ?? '')?.[1];
  return list?.split(/\s*,\s*/);
}
