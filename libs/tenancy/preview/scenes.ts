import { errorPage } from '#pages';
import { errorScene, type Scenes } from '../../pages/preview/scenes.js';
import { errors } from '../src/pages/errors.js';

export { errors };

export const scenes: Scenes = {
  'tenant-suspended': errorScene(403, 'tenant.suspended'),
  'tenant-unknown': (context) =>
    errorPage({ context: { ...context, tenant: undefined }, status: 404, code: 'tenant.unknown' }),
};
