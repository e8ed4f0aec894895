import type { Scenes } from '../../pages/preview/scenes.js';
import { goOnPage } from '../../applications/src/pages/go-on-page.js';

export const scenes: Scenes = {
  'forward-go-on': (context) => goOnPage(context, 'https://wiki.example.com/start'),
};
