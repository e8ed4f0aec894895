/**
 * How a link was made: with the demo data or by a directory run (`import`), by the person at a logon (`attach`) or from their home page
 * (`self_service`), by an administrator (`admin`), or by the connection's rule for unlinked people (`auto_match`, `provision`).
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
