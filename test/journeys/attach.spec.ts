import { links } from './steps/records.js';
import { Application } from '../saml/scene/application.js';
import { newKeyPair } from '../saml/scene/key-pair.js';
import { newAccount } from '../security/scene/accounts.js';
import type { Desk } from './steps/desk.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('attach');

/** Scans and confirms as a person without a linked account; the browser then asks for the account. */
async function arriveNotLinked(person: string): Promise<Desk> {
  const [desk, phone] = await Promise.all([journey().desk(), journey().phone(person)]);
  await phone.approve(await desk.askForCode());
  await desk.reads('This DingTalk identity is not linked yet');
  return desk;
}

describe('A person whose DingTalk identity is not linked yet', () => {
  it('attaches it by password, is logged on in the same step, and is never asked again', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('bob')]);
    await phone.scanAndRead(await desk.askForCode());
    await journey().gallery.look(phone.page, 'confirm-not-linked');
    await phone.press('Confirm');
    await phone.reads('Confirmed');
    await journey().gallery.look(phone.page, 'confirmed-not-linked');
    await desk.reads('This DingTalk identity is not linked yet');
    expect(await desk.page.locator('main').innerText()).toContain('B***');
    await journey().gallery.look(desk.page, 'offer');
    await desk.press('Attach existing IDaaS account');
    await desk.reads('Prove that the account is yours');
    expect(await desk.page.getByText('DingTalk QR code logon').count()).toBe(0);
    await journey().gallery.look(desk.page, 'prove');
    await desk.givePassword('bob', 'not the password');
    await desk.page.getByRole('alert').waitFor();
    await journey().gallery.look(desk.page, 'prove-wrong');
    await desk.givePassword('bob', journey().password);
    await desk.reads('Linked');
    await journey().gallery.look(desk.page, 'linked');
    expect(await desk.page.locator('main').innerText()).toMatch(/Bob Li[\s\S]*Bob Li/);
    await desk.page.getByRole('link', { name: 'Continue' }).click();
    await desk.isHomeOf('Bob Li');
    expect(await links(journey().product)).toMatchObject({ bob: 'bob' });
    await desk.logOff();
    await journey().gallery.look(desk.page, 'logged-off');
    await phone.approve(await desk.askForCode());
    await desk.isHomeOf('Bob Li');
  });

  it('attaches it by a code from an email', async () => {
    const desk = await arriveNotLinked('carol');
    await desk.press('Attach existing IDaaS account');
    await desk.page.getByRole('link', { name: 'One-time code by email' }).click();
    await desk.page.getByLabel('Username or email').fill('auditor@demo.test');
    await journey().gallery.look(desk.page, 'ask-for-code');
    await desk.press('Send code');
    await desk.page.getByLabel('6-digit code').waitFor();
    await journey().gallery.look(desk.page, 'enter-code');
    const mail = await journey().product.simulator.mailbox.waitFor(
      ({ to, code }) => to.includes('auditor@demo.test') && code !== undefined,
    );
    // Typing the last digit submits the form.
    await desk.page.getByLabel('6-digit code').pressSequentially(mail.code ?? '');
    await desk.reads('Linked');
    expect(await links(journey().product)).toMatchObject({ carol: 'auditor' });
    await desk.press('Undo');
    await desk.reads('The link was removed');
    await journey().gallery.look(desk.page, 'undone');
    expect(await links(journey().product)).not.toHaveProperty('carol');
    await desk.open('');
    await desk.reads('Log on to Demo Organisation');
  });

  it('attaches it by the one-time link of the administrator, opened before the scan', async () => {
    const link = await journey().administrator.attachLink('admin');
    const [desk, phone] = await Promise.all([journey().desk(), journey().phone('carol')]);
    await desk.page.goto(link);
    await desk.reads('Link DingTalk to your account');
    await journey().gallery.look(desk.page, 'attach-link');
    await desk.press('Continue');
    await phone.approve(await desk.code());
    await desk.press('Attach existing IDaaS account');
    await journey().gallery.look(desk.page, 'attach-by-link');
    await desk.press('Attach existing IDaaS account');
    await desk.reads('Linked');
    expect(await links(journey().product)).toMatchObject({ carol: 'admin' });
    const stranger = await journey().desk();
    await stranger.page.goto(link);
    await stranger.reads('This link is no longer valid');
    await journey().gallery.look(stranger.page, 'attach-link-used');
  });

  it('says that it is not theirs: nothing is kept', async () => {
    const desk = await arriveNotLinked('wang');
    await desk.press('This is not me: cancel');
    await desk.page.getByText('The QR code logon was cancelled.').waitFor();
    await journey().gallery.look(desk.page, 'cancelled');
    await desk.open('attach');
    await desk.reads('The attachment took too long');
    expect(await links(journey().product)).not.toHaveProperty('wang');
  });
});

describe('A conflict is shown clearly and changes nothing', () => {
  it('if the account already has another identity', async () => {
    const desk = await arriveNotLinked('mallory');
    await desk.press('Attach existing IDaaS account');
    await desk.givePassword('alice', journey().password);
    await desk.reads('This account is linked to another DingTalk identity');
    await journey().gallery.look(desk.page, 'account-taken');
    expect(await links(journey().product)).toMatchObject({ alice: 'alice' });
    expect(await links(journey().product)).not.toHaveProperty('mallory');
    await desk.open('');
    await desk.reads('Log on to Demo Organisation');
  });

  it('if the identity has been linked to another account meanwhile', async () => {
    const late = await arriveNotLinked('wang');
    await late.press('Attach existing IDaaS account');
    const early = await arriveNotLinked('wang');
    await early.press('Attach existing IDaaS account');
    await early.givePassword('auditor', journey().password);
    await early.reads('Linked');
    await late.givePassword('bob', journey().password);
    await late.reads('This DingTalk identity belongs to another account');
    await journey().gallery.look(late.page, 'identity-taken');
    expect(await links(journey().product)).toMatchObject({ wang: 'auditor' });
  });
});

describe('A person who comes from a SAML application', () => {
  it('scans, attaches the account on the way, is logged on to the application, and logs off both at once', async () => {
    const application = await Application.open(journey().product, 'Jenkins', await newKeyPair());
    try {
      await newAccount(journey().product, 'dora');
      const [desk, phone] = await Promise.all([journey().desk(), journey().phone('mallory')]);
      await desk.page.goto(application.url);
      await desk.page.getByText('Jenkins').first().waitFor();
      await journey().gallery.look(desk.page, 'logon-for-application');
      await desk.page.getByRole('link', { name: 'DingTalk QR code logon' }).click();
      await phone.approve(await desk.code());
      await desk.press('Attach existing IDaaS account');
      await desk.givePassword('dora', journey().password);
      await desk.reads('Linked');
      await desk.page.getByRole('link', { name: 'Continue' }).click();
      await desk.reads('Jenkins: hello, Person dora');
      await desk.page.getByRole('link', { name: 'Log off' }).click();
      await desk.reads('Jenkins: goodbye');
      await desk.open('');
      await desk.reads('Log on to Demo Organisation');
      await desk.page.goto(application.url);
      await desk.givePassword('dora', journey().password);
      await desk.reads('Jenkins: hello, Person dora');
      await desk.open('');
      await desk.page.getByRole('link', { name: 'Jenkins' }).waitFor();
    } finally {
      await application.close();
    }
  });
});
