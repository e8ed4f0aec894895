import type { LogonMenu } from '../../api/generated/models/logon-menu';
import type { LogonMenuMethod } from '../../api/generated/models/logon-menu-method';

/** The devices with a default method of their own. */
export type Device = 'pc' | 'mobile';

export const DEVICES = ['pc', 'mobile'] as const satisfies readonly Device[];

/** The selected method for each, by its key; null: the first in the order. */
export type Chosen = LogonMenu['chosen'];

type Method = LogonMenuMethod;

/** The method that each shows first. */
export type First = Readonly<Record<Device, Method | undefined>>;

/** The method that a device shows first: the selected one, if it is offered, otherwise the first that is. */
export function firstOn(device: Device, methods: readonly Method[], chosen: Chosen): Method | undefined {
  const offered = methods.filter(({ enabled, available }) => enabled && available);
  return offered.find(({ key }) => key === chosen[device]) ?? offered[0];
}

/** The methods with the resulting defaults, as the server would return them. */
export function withDefaults(methods: readonly Method[], chosen: Chosen): readonly Method[] {
  const [pc, mobile] = DEVICES.map((device) => firstOn(device, methods, chosen)?.key);
  return methods.map((method) => ({
    ...method,
    isDefaultOnPc: method.key === pc,
    isDefaultOnMobile: method.key === mobile,
  }));
}
