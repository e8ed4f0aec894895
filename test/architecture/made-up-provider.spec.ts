import { newAccount } from '../security/scene/accounts.js';
import { follow, logOnHere, RelyingParty } from '../applications/scene/relying-party.js';
import { newBrowser } from '../security/scene/agents.js';
import type { Desk } from '../journeys/steps/desk.js';
import type { Phone } from '../journeys/steps/phone.js';
import { useJourney } from '../journeys/steps/use-journey.js';
import { APP_USER_AGENT, connect, KEY, MadeUpModule, SCRIPT } from './made-up-provider.js';

const journey = useJourney('made-up-provider', { modules: [MadeUpModule] });

beforeAll(async () => {
  await newAccount(journey().product, 'pat');
  await connect(journey().product);
});

/** The provider's app on a person's phone. Its script gives the page a code, like that of a real app. */
async function phoneOf(person: string): Promise<Phone> {
  const phone = await journey().hand(APP_USER_AGENT);
  await phone.context.route(`**/*${SCRIPT.replace('.js', '')}*`, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `const form = document.querySelector('form[data-identity]');
        form.querySelector('input[name="code"]').value = ${JSON.stringify(person)};
        form.submit();`,
    }),
  );
  return phone;
}

async function askForCode(desk: Desk): Promise<string> {
  await desk.open(`logon?method=${KEY}`);
  return desk.code();
}

async function linked(): Promise<unknown> {
  return journey().product.sql(
    `select b.subject, b.attributes, a.username from binding.binding b
     join accounts.account a on a.id = b.account_id
     join providers.connection c on c.id = b.connection_id
     where c.provider = $1 and b.ended_at is null`,
    [KEY],
  );
}

describe('a provider that a spec registers', () => {
  it('has its people attach an account, which is linked together with the session and not before', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), phoneOf('pat-at-work')]);
    await phone.approve(await askForCode(desk));
    await desk.reads('This Made-up app identity is not linked yet');
    await desk.press('Attach existing IDaaS account');
    expect(await linked()).toEqual([]);
    await desk.givePassword('pat', journey().password);
    await desk.reads('Linked');
    expect(await linked()).toEqual([
      { subject: 'made-up:pat-at-work', attributes: { nick: 'pat-at-work' }, username: 'pat' },
    ]);
  });

  it('then logs them on by the scan alone', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), phoneOf('pat-at-work')]);
    await phone.approve(await askForCode(desk));
    await desk.isHomeOf('Person pat');
    const sessions = await journey().product.sql(
      `select method from logon.session where ended_at is null order by created_at desc limit 1`,
    );
    expect(sessions).toEqual([{ method: KEY }]);
    await journey().gallery.look(desk.page, 'home');
  });

  it('gives an application their claims under a scope of its own, once they consent', async () => {
    const party = await RelyingParty.register(journey().product, {
      scopes: ['openid', KEY],
      asksConsent: true,
    });
    const browser = newBrowser(journey().product);
    await logOnHere(browser, '/t/demo/logon', 'pat');
    const asked = await party.ask({ scope: `openid ${KEY}` });
    const { path, answer } = await follow(browser, asked.url, party.redirectUri);
    expect(answer.text).toContain('your nickname in the Made-up app');
    const allowed = await browser.post(`${path.split('?')[0] ?? ''}/consent`, { decision: 'allow' });
    const onward = allowed.headers.get('refresh')?.replace('0;url=', '') ?? '';
    const { location } = await follow(browser, onward, party.redirectUri);
    const claims = (await party.redeem(new URL(location ?? ''), asked)).claims();
    expect(claims).toMatchObject({ made_up_id: 'made-up:pat-at-work', made_up_nick: 'pat-at-work' });
    expect(claims).not.toHaveProperty('made_up_team'); // the provider gave no team for this person
    expect(party.config.serverMetadata().scopes_supported).toContain(KEY);
  });

  it('serves as a fresh authentication, after which they may unlink themselves', async () => {
    const [desk, phone] = await Promise.all([journey().desk(), phoneOf('pat-at-work')]);
    await phone.approve(await askForCode(desk));
    await desk.isHomeOf('Person pat');
    await desk.page.getByRole('button', { name: /^Unlink/ }).click();
    await desk.reads('Unlink this identity?');
    await desk.press('Unlink');
    await desk.page.waitForURL(/\/t\/demo\/logon/);
    expect(await linked()).toEqual([]);
  });
});
