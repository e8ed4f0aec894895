import { commonTexts, errorPage, type PageContext } from '#pages';
import type { Scenes } from '../../pages/preview/scenes.js';
import { errors } from '../src/pages/errors.js';

export { errors };

/** A page where there is no open portal. */
const withoutPortal = (context: PageContext, status: number, code: string): string =>
  errorPage({
    context: { ...context, tenant: undefined },
    status,
    code,
    action: { href: '/', label: commonTexts(context.locale).common.toStart },
  });

export const scenes: Scenes = {
  'tenant-suspended': (context) => withoutPortal(context, 403, 'tenant.suspended'),
  'tenant-unknown': (context) => withoutPortal(context, 404, 'tenant.unknown'),
};
