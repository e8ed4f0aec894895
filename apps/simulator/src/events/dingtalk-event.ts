import type { ContactEventType } from '../world/changes.js';

/** An event for one app. */
export interface DingTalkEvent {
  readonly id: string;
  readonly clientId: string;
  readonly corpId: string;
  readonly type: ContactEventType;
  readonly ids: readonly (string | number)[];
  readonly bornAt: Date;
}

/** The case of keys: `camel` in today's documentation, `pascal` in captures of older pushes. */
export type KeyStyle = 'camel' | 'pascal';

/** The payload of an event. When a person leaves, it has no `unionId`. */
export function payloadOf({ type, ids, bornAt }: DingTalkEvent, style: KeyStyle): Record<string, unknown> {
  const name = type.startsWith('org_dept') ? 'deptId' : 'userId';
  const time = String(bornAt.getTime());
  return style === 'camel'
    ? { [name]: ids, timeStamp: time }
    : { [name === 'deptId' ? 'DeptId' : 'UserId']: ids, TimeStamp: time };
}
