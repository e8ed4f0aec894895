import { until } from '#testing';
import { itDidTheActs } from './steps/acts.js';
import { choose } from './steps/choose.js';
import { Receiver } from './steps/receiver.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('console-keeping');

/** The owner, on the page for the log's retention and its receiver. */
async function owner() {
  const desk = await journey().desk();
  await desk.open('admin/audit/keeping');
  await desk.givePassword('admin', journey().password);
  await desk.reads('Retention and streaming');
  return { desk, page: desk.page };
}

it('An owner sets the retention of records, and puts the log on hold with a reason until the hold is released', async () => {
  const { desk, page } = await owner();
  const retention = page.locator('oe-retention-panel');
  await retention.getByText(/^Kept now: records 1 to \d+\./).waitFor();
  await retention.getByLabel('Days').fill('90');
  await retention.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').getByText('Records older than 90 days').waitFor();
  await desk.press('Keep 90 days');
  await page.getByText('Saved.').waitFor();
  await desk.press('Place a hold');
  await page.getByLabel('Reason').fill('Case 2026-117');
  await page.getByRole('dialog').getByRole('button', { name: 'Hold the log', exact: true }).click();
  await retention.getByText('Case 2026-117').waitFor();
  await journey().gallery.look(page, 'on hold');

  const auditor = await journey().desk();
  await auditor.open('admin/audit/keeping');
  await auditor.givePassword('auditor', journey().password);
  await auditor.page.getByText('Records are kept for 90 days.').waitFor();
  await auditor.page.getByText('Case 2026-117').waitFor();

  await desk.press('Release the hold');
  await page.getByLabel('Reason').fill('Case 2026-117 is closed');
  await desk.press('Release');
  await retention.getByText('No hold.').waitFor();

  await choose(page, 'IP addresses', 'Only the network they are in');
  await page.locator('oe-policy-panel').getByRole('button', { name: 'Save' }).click();
  await page.locator('oe-policy-panel').getByRole('button', { name: 'Save', disabled: true }).waitFor();
});

it('An owner streams the log to a receiver, sees when it falls behind, and sends records again', async () => {
  const receiver = new Receiver();
  try {
    const url = await receiver.open();
    const { desk, page } = await owner();
    const webhook = page.locator('oe-webhook-panel');
    await webhook.getByLabel('Address of the receiver').fill('https://169.254.169.254/latest');
    await desk.press('Generate');
    await webhook.getByRole('button', { name: 'Save' }).click();
    await page
      .locator('mat-snack-bar-container')
      .getByText('The log cannot be sent to this address.')
      .waitFor();
    await webhook.getByLabel('Address of the receiver').fill(url);
    await webhook.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await webhook.getByLabel('Address of the receiver').fill(`${url}/v2`);
    await webhook.getByRole('button', { name: 'Save' }).click();
    await webhook.getByText('/siem/v2').waitFor();
    await desk.press('Send a test');
    await page.getByText('Accepted after').waitFor();
    await until(() => Promise.resolve(receiver.accepted.length > 0));

    receiver.status = 503;
    await webhook.getByLabel('Send again from record').fill('1');
    await desk.press('Send again');
    await page.getByText('Records from 1 on will be sent again.').waitFor();
    await webhook.getByText(/Records behind: \d+/).waitFor();
    await webhook.getByText('http_503').waitFor();
    await journey().gallery.look(page, 'behind');
    receiver.status = 204;
    journey().clock.advance(60);
    await until(() => Promise.resolve(receiver.accepted.includes(1)));
    await webhook.getByText('Up to date').waitFor();
    await desk.press('Remove the receiver');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the receiver' }).click();
    await webhook.getByRole('button', { name: 'Send a test' }).waitFor({ state: 'detached' });
  } finally {
    receiver.close();
  }
});

itDidTheActs(journey, [
  'auditPolicyChange',
  'retentionChange',
  'retentionHold',
  'retentionRelease',
  'webhookCreate',
  'webhookChange',
  'webhookTest',
  'webhookReplay',
  'webhookRemove',
]);
