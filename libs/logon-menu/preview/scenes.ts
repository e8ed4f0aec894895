import { errorScene, type Scenes } from '../../pages/preview/scenes.js';
import { errors } from '../src/pages/errors.js';

export { errors };

export const scenes: Scenes = { 'method-disabled': errorScene(403, 'method.disabled') };
