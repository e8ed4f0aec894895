/** Windows that pictures are taken of, in CSS pixels. */
export const SCREENS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
};

/** Every way in which people see a page. */
export const LOOKS = Object.keys(SCREENS).flatMap((screen) =>
  ['light', 'dark'].flatMap((theme) => ['en', 'zh'].map((language) => ({ screen, theme, language }))),
);

/** What somebody asks for: words that are a screen, a theme or a language narrow the looks (`phone zh`), the others are parts of names. */
export function wishesOf(words) {
  const values = new Set(LOOKS.flatMap((look) => Object.values(look)));
  const narrowing = words.filter((word) => values.has(word));
  const looks = LOOKS.filter((look) => narrowing.every((word) => Object.values(look).includes(word)));
  return { looks, names: words.filter((word) => !values.has(word)) };
}

/** Size of a window of this look, in CSS pixels. */
export function sizeOf({ screen }) {
  return SCREENS[screen];
}

/** Opens a window that is logged on. What goes wrong in it is printed. */
export async function openWindow(browser, { look, storageState }) {
  const context = await browser.newContext({
    viewport: sizeOf(look),
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    locale: look.language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    storageState,
  });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => console.log(`  error in the page: ${message}`));
  // Pictures of failures are of answers that a browser reports, too.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      console.log(`  error on the console: ${message.text()} at ${page.url()}`);
  });
  return page;
}
