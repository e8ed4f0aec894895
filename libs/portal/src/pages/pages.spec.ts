import { errorPage, LOCALES, type TenantContext } from '#pages';
import { attachPage } from '../../../binding/preview/scenes.js';
import { panelOf } from '../../preview/panels.js';
import { sampleContext } from '../../preview/samples.js';
import { SCENES } from '../../preview/scenes.js';
import { logonPage } from './logon/logon-page.js';

const context = sampleContext('en', (name) => `/assets/${name}`);
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
const hostile: TenantContext = { ...context, tenant: { slug: 'demo', name: HOSTILE, accentColor: HOSTILE } };

function draw(name: string, of: TenantContext = context): string {
  const scene = SCENES[name];
  if (scene === undefined) throw new Error(`There is no scene ${name}`);
  return scene(of);
}

/** Pages that continue by themselves: their button is for people for whom that fails. */
const GO_ON = ['application-go-on', 'oidc-go-on', 'saml-answer'];

const everything = Object.keys(SCENES).flatMap((name) =>
  LOCALES.map((locale) => [name, locale, draw(name, { ...context, locale })] as const),
);

describe('the pages', () => {
  it('need no inline style, no inline handler and no script without a nonce', () => {
    for (const [name, , html] of everything) {
      expect([name, /\s(style|on[a-z]+)="/.exec(html)?.[0]]).toEqual([name, undefined]);
      const executable = html.match(/<script(?! type="application\/json")[^>]*>/g) ?? [];
      for (const script of executable)
        expect([name, script]).toEqual([name, expect.stringContaining('nonce="preview"')]);
    }
  });

  it('include the anti-CSRF value in every form they post (the OpenID Connect provider its own), and none in a form for another site', () => {
    for (const [name, , html] of everything) {
      for (const form of html.match(/<form(?! method="get").*?<\/form>/gs) ?? []) {
        const [, action = ''] = /action="([^"]+)"/.exec(form) ?? [];
        if (action.startsWith('https:'))
          expect([name, form]).not.toEqual([name, expect.stringMatching(/csrf/)]);
        else expect([name, form]).toEqual([name, expect.stringMatching(valueFor(action))]);
      }
    }
  });

  it('escape the names of tenants, people and browsers', () => {
    for (const name of Object.keys(SCENES)) {
      const html = draw(name, hostile);
      expect([name, html.includes('<script>alert'), html.includes("onerror='")]).toEqual([
        name,
        false,
        false,
      ]);
    }
    const provider = { en: HOSTILE, zh: HOSTILE };
    const identity = { name: HOSTILE, organisation: HOSTILE, provider };
    expect(attachPage({ context, identity })).not.toContain('<script>alert');
  });

  it('show their only act as the primary one', () => {
    for (const [name, , html] of everything) {
      for (const [, acts = ''] of html.matchAll(/<div class="actions"[^>]*>(.*?)<\/div>/gs)) {
        const buttons = acts.match(/class="button[^"]*"/g) ?? [];
        if (buttons.length === 1 && !GO_ON.includes(name))
          expect([name, buttons[0]]).toEqual([name, expect.stringContaining('primary')]);
      }
    }
  });

  it('mark the invalid field', () => {
    const refused = everything.filter(([name]) => /-(?:wrong|refused|unknown)$/.test(name));
    const forms = refused.filter(([, , html]) => html.includes('id="error"'));
    expect(forms.length).toBeGreaterThan(10);
    for (const [name, , html] of forms)
      expect([name, /aria-invalid="true"|<fieldset aria-describedby="error"/.test(html)]).toEqual([
        name,
        true,
      ]);
  });

  it('keep the name of a system on one line', () => {
    expect(draw('phone-confirm')).toContain('Chrome\u00a0142 on Windows\u00a011 asks');
  });

  it('have a favicon, and an icon before each other method', () => {
    const logon = draw('logon-qr');
    expect(logon).toMatch(/<link rel="icon" href="data:image\/svg\+xml,[^"]+"/);
    expect(logon.match(/<a class="method" href="[^"]*"><svg class="icon/g)).toHaveLength(3);
    expect(draw('logon-password')).toContain('logo-mark');
  });

  it('use the agreed words', () => {
    const logon = draw('logon-password');
    for (const text of ['Other logon methods', 'DingTalk QR code logon', 'Username', 'Password']) {
      expect(logon).toContain(`>${text}<`);
    }
    expect(draw('attach')).toContain('>Attach existing IDaaS account<');
    expect(draw('phone-confirm')).toContain('>Confirm<');
    expect(draw('phone-confirm')).toContain('>Decline<');
    expect(draw('home')).toContain('>Log off<');
  });

  it('list every other method as a link, but not the one shown', () => {
    const html = draw('logon-password');
    expect(html).toContain('href="?method=dingtalk-qr"');
    expect(html).toContain('href="?method=email-code"');
    expect(html).not.toContain('href="?method=password"');
  });

  it('show the form of another method beside the code that comes first, whose name links to it alone', () => {
    const html = draw('logon-both');
    expect(html).toContain('action="/t/demo/logon/password"');
    expect(html).toContain('href="?method=dingtalk-qr"');
    expect(html).toContain('href="?method=email-code"');
    expect(html).not.toContain('href="?method=password"');
  });

  it('C2: the confirm page names application, browser, system, place, network, time and account', () => {
    const html = draw('phone-confirm').replaceAll('\u00a0', ' ');
    for (const fact of [
      'Demo Works',
      'Chrome 142',
      'Windows 11',
      'Hangzhou',
      '203.0.113.24',
      '30 seconds ago',
    ]) {
      expect(html).toContain(fact);
    }
    expect(html).toContain('Alice Wang');
  });

  it('C3: Decline comes before Confirm, so the Enter key alone never confirms, and nothing is chosen beforehand', () => {
    const html = draw('phone-confirm-choose');
    const submits = [...html.matchAll(/<button[^>]*>/g)].map(([button]) => button);
    expect(submits[0]).toContain('/decline"');
    expect(html).not.toMatch(/\schecked/);
    expect(html).toContain('/report"');
  });

  it.each([
    ['en', 'Confirm only if you opened this page yourself just now. Never because of a message or an email.'],
    ['zh', '仅当您刚刚亲自打开该页面时才确认。切勿因为收到消息或邮件而确认。'],
  ] as const)('C4: the confirm page says when to confirm, in %s', (locale, text) => {
    expect(draw('phone-confirm', { ...context, locale })).toContain(text);
  });

  it('C6: in choose mode the page offers numbers and does not reveal the right one', () => {
    const html = draw('phone-confirm-choose');
    for (const number of ['12', '47', '83']) expect(html).toContain(`name="number" value="${number}"`);
    expect(html).not.toContain('The browser must show this number');
  });

  it('C9: show no QR code on the same device', () => {
    expect(draw('qr-same-device')).not.toContain('data-qr');
    expect(draw('inside-identify')).not.toContain('data-qr');
  });

  it.each(['attach', 'attach-verify', 'attach-verify-email', 'attach-result', 'attach-no-method'])(
    'A4: %s names the DingTalk identity',
    (name) => {
      expect(draw(name)).toContain('王***');
    },
  );

  it('A3: never offer DingTalk QR in the verification', () => {
    expect(draw('attach-verify')).not.toContain('dingtalk-qr');
  });

  it('show only the text of an error and its reference', () => {
    const html = errorPage({ context, status: 500, code: 'secret.internal_detail', reference: 'r-1' });
    expect(html).not.toContain('secret');
    expect(html).toContain('r-1');
  });

  it('need no JavaScript for the password: one plain form', () => {
    const html = logonPage({
      context,
      methods: [{ key: 'password', label: { en: 'Password logon', zh: '密码登录' } }],
      current: panelOf('password'),
    });
    expect(html).toMatch(/<form method="post" action="\/t\/demo\/logon\/password"/);
    expect(html).not.toContain('qr-display');
    expect(html).not.toContain('Other logon methods');
  });
});

/** The value that a form holds for its browser: OpenID Connect's provider checks a value of its own. */
function valueFor(action: string): RegExp {
  return action === '/t/demo/oidc/device' ? /name="xsrf" value="preview"/ : /name="_csrf" value="preview"/;
}
