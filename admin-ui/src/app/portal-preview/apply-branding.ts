import { brandOn } from '../shell/accent';
import type { Branding, Theme } from './branding';

/** The backgrounds of the portal's colours: its cards in both themes. */
const CARD: Readonly<Record<Theme, string>> = { light: '#ffffff', dark: '#17191d' };

const DARK = 'prefers-color-scheme: dark';

/**
 * Applies the chosen appearance to a logon page.
 *
 * @param shown the name on the page now
 */
export function applyBranding(page: Document, branding: Branding, theme: Theme, shown: string): void {
  colour(page, branding, theme);
  rename(page, shown, branding.name);
  mark(page, branding);
  say(page, branding);
}

/** Shows a code where the page would request one; it is visible in the preview, but cannot be scanned. */
export function showCode(page: Document, picture: string): void {
  const display = page.querySelector<HTMLElement>('[data-qr]');
  if (display === null) return;
  display.dataset['state'] = 'created';
  const code = display.querySelector<HTMLImageElement>('img[data-code]');
  if (code !== null) {
    code.src = picture;
    code.hidden = false;
  }
  for (const caption of display.querySelectorAll<HTMLElement>('[data-caption]'))
    caption.hidden = caption.dataset['caption'] !== 'created';
}

function colour(page: Document, { accentColor }: Branding, theme: Theme): void {
  const root = page.documentElement;
  const { fill, onFill, line, text } = brandOn(accentColor, theme, CARD[theme]);
  root.style.colorScheme = theme;
  root.style.setProperty('--accent', fill);
  root.style.setProperty('--on-accent', onFill);
  root.style.setProperty('--accent-line', line);
  root.style.setProperty('--accent-text', text);
  for (const sheet of page.styleSheets) {
    for (const rule of sheet.cssRules) {
      // A rule from another window is not an instance of this window's class.
      if ('media' in rule) follow(rule as CSSMediaRule, theme);
    }
  }
}

/** The page follows the device's theme; the preview follows the chosen one. `DARK` stays in the condition, so that the rule is recognised again. */
function follow({ media }: CSSMediaRule, theme: Theme): void {
  // The frame runs no scripts, so the rules for browsers without scripts would apply; they are switched off.
  if (media.mediaText.includes('scripting')) media.mediaText = 'not all';
  if (!media.mediaText.includes(DARK)) return;
  media.mediaText = theme === 'dark' ? `(${DARK}), all` : `(${DARK}) and (max-width: 0px)`;
}

function say(page: Document, { text }: Branding): void {
  const words = page.querySelector('.own-text') ?? page.createElement('p');
  words.className = 'own-text';
  words.textContent = text;
  if (!words.isConnected) page.querySelector('main')?.append(words);
  words.toggleAttribute('hidden', text === '');
}

function rename(page: Document, from: string, to: string): void {
  if (from === '' || from === to) return;
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    node.textContent = (node.textContent ?? '').replaceAll(from, to);
}

function mark(page: Document, { logo, name }: Branding): void {
  const before = page.querySelector('.logo');
  if (before === null) return;
  const after = page.createElement(logo === null ? 'span' : 'img');
  after.className = logo === null ? 'logo monogram' : 'logo';
  if (logo === null) after.textContent = Array.from(name)[0] ?? '·';
  else after.setAttribute('src', logo);
  before.replaceWith(after);
}
