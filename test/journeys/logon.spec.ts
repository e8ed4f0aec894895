import { Town } from './steps/town.js';

let town: Town;

beforeAll(async () => {
  town = await Town.open('logon');
});

afterAll(() => town.close());
afterEach(() => town.clear());

describe('A person whose DingTalk identity is linked', () => {
  it('scans, confirms, and is logged on in the browser, which followed every step without reloading', async () => {
    const desk = await town.desk();
    const phone = await town.phone('alice');
    const code = await desk.askForCode();
    await town.gallery.look(desk.page, 'code');
    await phone.scanAndRead(code);
    const number = await desk.number();
    await town.gallery.look(desk.page, 'scanned');
    await town.gallery.look(phone.page, 'confirm');
    expect(await desk.page.locator('[data-name]').textContent()).toBe('A***');
    expect(await phone.text()).toContain(number);
    expect(await phone.text()).toMatch(/Chrome on Linux[\s\S]*Alice Zhang/);
    await phone.press('Confirm');
    await phone.reads('Confirmed');
    await desk.isHomeOf('Alice Zhang');
    await town.gallery.look(phone.page, 'confirmed');
    await town.gallery.look(desk.page, 'home');
  });
});
