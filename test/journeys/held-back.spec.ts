import { BufferingProxy } from '../harness/buffering-proxy.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('held-back');

let proxy: BufferingProxy;
beforeAll(async () => {
  proxy = await BufferingProxy.open();
});
afterAll(() => proxy.close());

describe('A browser behind a proxy that buffers event streams', () => {
  it('B1: shows the number for the phone, and logs on', async () => {
    await journey().administrator.wants('choose_number');
    const [desk, phone] = await Promise.all([
      journey().desk({ proxy: { server: proxy.url } }),
      journey().phone('alice'),
    ]);
    await phone.scan(await desk.askForCode());
    await phone.reads('Is this you, logging on?');
    const number = await desk.number();
    await phone.page.getByRole('radio', { name: number }).check();
    await phone.press('Confirm');
    await desk.isHomeOf('Alice Zhang');
  });

  it('B5: leaves the home page when its session is ended elsewhere', async () => {
    const desk = await journey().desk({ proxy: { server: proxy.url } });
    await desk.page.clock.install();
    await desk.open('logon?method=password');
    await desk.givePassword('bob', journey().password);
    await desk.isHomeOf('Bob Li');
    await journey().product.sql(`update logon.session set ended_at = now(), end_reason = 'ended_by_owner'`);
    await desk.page.clock.runFor(40_000);
    await desk.page.getByText('Your session has ended. Please log on again.').waitFor();
  });
});
