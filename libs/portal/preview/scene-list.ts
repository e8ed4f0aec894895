import { LOCALES } from '../src/pages/index.js';
import { sampleContext } from './samples.js';
import { SCENES } from './scenes.js';

const folder = (name: string) => (name.endsWith('.css') ? 'styles' : 'browser');

/** Every scene in every language, as documents by name (`logon-password.en`). */
export function drawScenes(): Record<string, string> {
  const drawn: Record<string, string> = {};
  for (const locale of LOCALES) {
    const context = sampleContext(locale, (name) => `assets/${folder(name)}/${name}`);
    for (const [name, scene] of Object.entries(SCENES)) drawn[`${name}.${locale}`] = scene(context);
  }
  return drawn;
}
