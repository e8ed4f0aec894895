import { join } from 'node:path';
import axe from 'axe-core';
import { sizeOf } from './looks.mjs';

/** Height of a page beyond which a picture shows nothing new, in CSS pixels. */
const HIGHEST = 2_600;

/** Milliseconds that a page is waited for that goes on loading. */
const PATIENCE_MS = 3_000;

/** Milliseconds that data is waited for, where several windows verify the log at once. */
const SKELETON_MS = 10_000;

/**
 * Takes one picture, of the whole page. In English axe judges it, which takes a third of the time and finds in Chinese nothing else. Gives
 * how many faults there are: serious ones of axe, and labels that are clipped.
 */
export async function take(page, { place, picture, look, folder }) {
  const name = [picture.name, look.screen, look.theme, look.language].join('-');
  await page.setViewportSize(sizeOf(look));
  for (const [path, answer] of Object.entries(picture.answers ?? {}))
    await page.route(`**/api/admin/${path}`, (route) => answered(route, answer));
  await page.goto(new URL(picture.path(place), place.console).href);
  await page.locator('h1, h2').first().waitFor();
  await quiet(page);
  await arrived(page);
  await picture.act?.(page, look, place);
  if (picture.act === undefined || picture.isWhole) await growToContent(page, look);
  await painted(page);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  const faults = look.language === 'en' ? await faultsOf(page) : [];
  for (const { id, impact, html } of faults) console.log(`${name}: ${id} (${impact}): ${html}`);
  const clipped = await page.evaluate(clippedLabels);
  for (const label of clipped) console.log(`${name}: the label is clipped: ${label}`);
  await page.unrouteAll();
  return faults.length + clipped.length;
}

/** Waits until nothing more is loaded; a page that follows news by a stream never says so. */
async function quiet(page) {
  await page.waitForLoadState('networkidle', { timeout: PATIENCE_MS }).catch(() => undefined);
}

/** Waits until what a page asks for has taken the place of its skeleton; where it never does, that is what the picture shows. */
async function arrived(page) {
  const skeleton = page.locator('oe-skeleton').first();
  await skeleton.waitFor({ state: 'detached', timeout: SKELETON_MS }).catch(() => undefined);
}

/** Answers with what is given, or with what it makes of the true answer. */
async function answered(route, answer) {
  if (typeof answer !== 'function') return route.fulfill(answer);
  const response = await route.fetch();
  return route.fulfill({ response, json: answer(await response.json()) });
}

/** Waits until what is there now has been drawn. */
async function painted(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** The content scrolls in itself: the window is made so high that all of it is seen. */
async function growToContent(page, look) {
  const { width, height } = sizeOf(look);
  const wanted = await page.evaluate(() => {
    const content = document.querySelector('oe-shell .content');
    if (content === null) return document.documentElement.scrollHeight;
    return content.scrollHeight + content.getBoundingClientRect().top;
  });
  await page.setViewportSize({ width, height: Math.min(HIGHEST, Math.max(height, Math.ceil(wanted))) });
}

/** In the page: labels of fields that float above a value, and of which not all is seen. */
function clippedLabels() {
  return [...document.querySelectorAll('.mdc-floating-label--float-above')]
    .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
    .map((label) => label.textContent.trim());
}

/** What axe calls serious or critical. */
async function faultsOf(page) {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return found.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html }));
  });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}
