import { LOCALES } from '#pages';
import { sampleContext } from './samples.js';
import { SCENES } from './scenes.js';

/** Every scene in every language, as documents by name (`logon-password.en`). */
export function drawScenes(): Record<string, string> {
  const drawn: Record<string, string> = {};
  for (const locale of LOCALES) {
    const context = sampleContext(locale, (name) => `assets/${name}`);
    for (const [name, scene] of Object.entries(SCENES)) drawn[`${name}.${locale}`] = scene(context);
  }
  return drawn;
}
