import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { DEMO } from '#simulator';
import { newAccount } from '../security/scene/accounts.js';
import { itDidTheActs } from './steps/acts.js';
import { choose } from './steps/choose.js';
import type { Desk } from './steps/desk.js';
import { makeGroupOf } from './steps/groups.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('console-outbound');

/** The administrator, at the console’s page of the directory. */
async function administrator(path = ''): Promise<{ readonly desk: Desk; readonly page: Page }> {
  const desk = await journey().desk();
  await desk.open(`admin/directory${path}`);
  await desk.givePassword('admin', journey().password);
  await desk.reads('Directory');
  return { desk, page: desk.page };
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

it('An organisation that manages its people here sees what DingTalk lacks, and downloads the list', async () => {
  journey().product.simulator.world.addCrowd(DEMO.corpId, { people: 6, departments: 2, prefix: 'crowd' });
  const { product } = journey();
  await newAccount(product, 'newcomer');
  await newAccount(product, 'numberless');
  await product.sql(
    `update accounts.account set phone_number = '+8613800001111' where username = 'newcomer'`,
  );
  const { desk, page } = await administrator('/outbound');
  await page.getByRole('heading', { name: 'See what DingTalk lacks' }).waitFor();
  await page.getByText('Nothing is ever written to DingTalk').waitFor();
  await journey().gallery.look(page, 'empty');
  await desk.press('Preview');
  await page.locator('section .oe-badge', { hasText: 'Done' }).waitFor();
  await desk.press('Synchronise');
  await desk.reads('Synchronisation');
  await page.locator('section .oe-badge', { hasText: 'Done' }).waitFor();
  await product.sql(
    `update accounts.account set display_name = 'Crowd the First' where username = 'crowd-1'`,
  );
  await desk.follow('Groups');
  await makeGroupOf(desk, 'Warehouse', ['crowd-1', 'newcomer', 'numberless']);

  await desk.follow('Directory');
  await page.getByRole('tab', { name: 'Compare with DingTalk' }).click();
  await desk.press('Add a pair');
  const dialog = page.getByRole('dialog', { name: 'What should be compared?' });
  await dialog.getByRole('radio', { name: 'Warehouse' }).check();
  await dialog.getByRole('button', { name: 'crowd 1' }).click();
  await dialog.getByText('Everyone in “Warehouse” should be in “crowd 1”').waitFor();
  await journey().gallery.look(page, 'pair');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await row(page, 'Warehouse').filter({ hasText: 'crowd 1' }).waitFor();
  await page.locator('button:focus', { hasText: 'Compare now' }).waitFor();

  await desk.press('Compare now');
  await page.getByText('Nothing was written to DingTalk').waitFor();
  await row(page, 'Crowd the First').getByText('To change').waitFor();
  await row(page, 'newcomer').getByText('To create').waitFor();
  await row(page, 'newcomer').getByText('+8613800001111').waitFor();
  await row(page, 'numberless')
    .getByText('no phone number, and people are added to DingTalk by it')
    .waitFor();
  await journey().gallery.look(page, 'compared');
  await choose(page, 'What to do', 'To create');
  await row(page, 'Crowd the First').waitFor({ state: 'detached' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^directory-differences-[\d-]+\.csv$/);
  const file = readFileSync(await download.path(), 'utf8');
  expect(file).toContain('"create","","newcomer"');
  expect(file).toContain(`"'+8613800001111"`);
  expect(file).toContain('"conflict","mobile_missing","numberless"');

  await desk.press('Remove the pair of Warehouse');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the pair' }).click();
  await page.getByRole('heading', { name: 'See what DingTalk lacks' }).waitFor();
  await page.locator('button:focus', { hasText: 'Add a pair' }).waitFor();
});

itDidTheActs(journey, ['outboundComparisonsCompare', 'outboundPairsAdd', 'outboundPairsRemove']);
