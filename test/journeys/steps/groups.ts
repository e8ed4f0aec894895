import type { Desk } from './desk.js';

/** Creates a group of these people from the list of groups, and stays on its page. */
export async function makeGroupOf(desk: Desk, name: string, usernames: readonly string[]): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: 'Create group' }).first().click();
  await desk.reads('Create group');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await desk.press('Create group');
  await desk.reads(name);
  await desk.press('Add people');
  const people = page.getByRole('dialog', { name: `Who joins ${name}?` });
  for (const username of usernames) {
    await people.getByLabel('Name, username or email').fill(username);
    await people.getByRole('checkbox', { name: `(${username})` }).check();
  }
  await people.getByRole('button', { name: `Add ${String(usernames.length)}` }).click();
  await page.getByText(`Members: ${String(usernames.length)}`, { exact: true }).waitFor();
}

/** Removes one of two people from the group on the page. */
export async function takeOutOfGroup(desk: Desk, username: string): Promise<void> {
  await desk.page.getByRole('checkbox', { name: `Select ${username}` }).check();
  await desk.press('Take out');
  await desk.page.getByText('Members: 1', { exact: true }).waitFor();
}

/** Creates a group of the people in a department, and waits until the preview shows its members. */
export async function makeGroupOfUnit(desk: Desk, name: string, unit: string): Promise<void> {
  const { page } = desk;
  await desk.follow('Create group');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('radio', { name: 'Everyone who meets a rule' }).check();
  await page.getByText('Give every condition a value to see who is included.').waitFor();
  await desk.press('Add department');
  const units = page.getByRole('dialog', { name: 'Which department?' });
  await units.getByRole('button', { name: unit }).click();
  await units.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText(/^People: \d+$/).waitFor();
  await desk.press('Create group');
  await desk.reads(name);
}

/** Assigns the application on the page to a group. */
export async function giveToGroup(desk: Desk, name: string): Promise<void> {
  const { page } = desk;
  await desk.press('Add group');
  const groups = page.getByRole('dialog', { name: 'Which group should have access?' });
  await groups.getByRole('radio', { name }).check();
  await groups.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Everyone in this group').waitFor();
}
