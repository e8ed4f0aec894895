import { ACCOUNT, ago } from '../../pages/preview/samples.js';
import { errorScene, type Scenes } from '../../pages/preview/scenes.js';
import { breakGlassPage } from '../src/pages/break-glass-page.js';
import { errors } from '../src/pages/errors.js';

export { errors };

export const scenes: Scenes = {
  'break-glass': (context) =>
    breakGlassPage({ context, account: ACCOUNT, validUntil: ago(-15), action: '/t/demo/break-glass/x' }),
  'break-glass-used': errorScene(410, 'break_glass.used'),
};
