import * as z from 'zod';
import { plainText } from '#kernel';

const listedMethod = z
  .object({
    key: z.string().describe('`password`, `email-code`, …'),
    name: z.object({ en: z.string(), zh: z.string() }),
    position: z.int().describe('Position in the list, starting at 0'),
    enabled: z.boolean(),
    available: z.boolean().describe('Whether the method can work on this installation'),
    isDefaultOnPc: z.boolean(),
    isDefaultOnMobile: z.boolean(),
    switchRefusal: z
      .string()
      .nullable()
      .describe(
        'Code of the rule that prevents switching the method on or off now: `menu.last_administrator_method`, `menu.proving_method_needed`, `method.not_available`, or a code of the method itself; null: it can be switched',
      ),
  })
  .meta({ id: 'LogonMenuMethod' });

const chosenKey = z
  .string()
  .nullable()
  .describe('Key of the selected default; null: the first method offered is the default');

/** The complete list of a tenant. */
export const menuView = z
  .object({
    methods: z.array(listedMethod),
    chosen: z
      .object({ pc: chosenKey, mobile: chosenKey })
      .describe('If the selected default is not offered, the first method offered is used instead'),
  })
  .meta({ id: 'LogonMenu' });

const key = plainText({ max: 40, min: 1, what: 'A key' });

export const methodParams = z.object({ method: key });

export const orderBody = z
  .strictObject({
    methods: z.array(key).max(100).describe('Every method of the list exactly once, in the new order'),
  })
  .meta({ id: 'LogonMenuOrder' });

export const switchBody = z.strictObject({ enabled: z.boolean() }).meta({ id: 'LogonMethodSwitch' });

export const defaultsBody = z
  .strictObject({
    pc: key.nullable().optional().describe('null: the first method offered'),
    mobile: key.nullable().optional().describe('null: the first method offered'),
  })
  .refine(({ pc, mobile }) => pc !== undefined || mobile !== undefined, 'Name a default for a device')
  .meta({ id: 'LogonMenuDefaults' });
