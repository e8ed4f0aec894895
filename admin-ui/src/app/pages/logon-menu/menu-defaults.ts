import type { LogonMenu } from '../../api/generated/models/logon-menu';
import type { LogonMenuMethod } from '../../api/generated/models/logon-menu-method';

/** What has a logon page of its own: a method that it shows first. */
export type Device = 'pc' | 'mobile';

export const DEVICES = ['pc', 'mobile'] as const satisfies readonly Device[];

/** The method that is selected for each, by its key; null: the order decides. */
export type Chosen = LogonMenu['chosen'];

type Method = LogonMenuMethod;

/** What each shows first. */
export type First = Readonly<Record<Device, Method | undefined>>;

/** What a device shows first: what is selected for it, as long as that is offered, or else the first one that is. */
export function firstOn(device: Device, methods: readonly Method[], chosen: Chosen): Method | undefined {
  const offered = methods.filter(({ enabled, available }) => enabled && available);
  return offered.find(({ key }) => key === chosen[device]) ?? offered[0];
}

/** The methods with what each device shows first, as the server would say it. */
export function withDefaults(methods: readonly Method[], chosen: Chosen): readonly Method[] {
  const [pc, mobile] = DEVICES.map((device) => firstOn(device, methods, chosen)?.key);
  return methods.map((method) => ({
    ...method,
    isDefaultOnPc: method.key === pc,
    isDefaultOnMobile: method.key === mobile,
  }));
}
