import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { knownEvents } from '#kernel';
import { committedPage } from './document.js';
import { eventsPage } from './events-page.js';
import { settingsPage } from './settings-page.js';

const libs = fileURLToPath(new URL('../../libs/', import.meta.url));

/** As `npm run format` would leave it. */
function formatted(text: string): Promise<string> {
  return format(text, { parser: 'markdown', printWidth: 110 });
}

describe('a generated page is current; if it is not, run "npm run docs":', () => {
  it('settings.md', async () => {
    const current = await formatted(settingsPage());
    expect(committedPage('settings.md', current)).toBe(current);
  });

  it('events.md', async () => {
    for (const lib of readdirSync(libs)) await import(`${libs}${lib}/src/index.ts`);
    expect(knownEvents().size).toBeGreaterThan(30);
    const current = await formatted(eventsPage(knownEvents()));
    expect(committedPage('events.md', current)).toBe(current);
  });
});
