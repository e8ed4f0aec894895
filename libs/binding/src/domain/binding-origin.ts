/**
 * How a link came to be: with the demo's data or a run of the directory, by the person at a logon or from their home, by an administrator, or
 * by the rule of its connection for people whom nobody is linked to.
 */
export const BINDING_ORIGINS = [
  'import',
  'attach',
  'self_service',
  'admin',
  'auto_match',
  'provision',
] as const;

export type BindingOrigin = (typeof BINDING_ORIGINS)[number];
