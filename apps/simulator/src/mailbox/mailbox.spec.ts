import { createTransport } from 'nodemailer';
import { startSimulator, type Simulator } from '../index.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});

afterEach(() => simulator.reset());

afterAll(() => simulator.close());

const send = (subject: string, text: string) =>
  createTransport(simulator.smtpUrl).sendMail({
    from: 'portal@demo.test',
    to: 'bob@demo.test',
    subject,
    text,
    html: `<p>${text}</p>`,
  });

describe('the mailbox', () => {
  it('receives mail over SMTP for those who wait for it, and extracts the one-time code and links', async () => {
    const waiting = simulator.mailbox.waitFor((mail) => mail.to.includes('bob@demo.test'));
    await send('验证码', 'Your code is 048213, order 12345678. See http://localhost:3000/t/demo/x?y=1 now.');
    expect(await waiting).toMatchObject({
      from: 'portal@demo.test',
      to: ['bob@demo.test'],
      subject: '验证码',
      code: '048213',
      links: ['http://localhost:3000/t/demo/x?y=1'],
    });
  });

  it('reports when no such mail arrives', async () => {
    await expect(simulator.mailbox.waitFor(() => false, 50)).rejects.toThrow('No such mail within 50 ms');
  });

  it('is read and emptied over HTTP', async () => {
    await send('Hello', 'Nothing here');
    const list = async () =>
      (await (await fetch(`${simulator.url}/mailbox/messages`)).json()) as { messages: object[] };
    expect((await list()).messages).toMatchObject([{ subject: 'Hello' }]);
    expect((await fetch(`${simulator.url}/mailbox/messages`, { method: 'DELETE' })).status).toBe(204);
    expect((await list()).messages).toEqual([]);
  });
});
