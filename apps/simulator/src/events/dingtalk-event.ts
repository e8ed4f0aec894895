import type { ContactEventType } from '../world/changes.js';

/** An event on its way to one app. */
export interface DingTalkEvent {
  readonly id: string;
  readonly clientId: string;
  readonly corpId: string;
  readonly type: ContactEventType;
  readonly ids: readonly (string | number)[];
  readonly bornAt: Date;
}

/** The case of keys: `camel` by today's documentation, `pascal` in captures of older pushes. */
export type KeyStyle = 'camel' | 'pascal';

/** The payload of an event. A leaver's has no `unionId`. */
export function payloadOf({ type, ids, bornAt }: DingTalkEvent, style: KeyStyle): Record<string, unknown> {
  const name = type.startsWith('org_dept') ? 'deptId' : 'userId';
  const time = String(bornAt.getTime());
  return style === 'camel'
    ? { [name]: ids, timeStamp: time }
    : { [name === 'deptId' ? 'DeptId' : 'UserId']: ids, TimeStamp: time };
}
