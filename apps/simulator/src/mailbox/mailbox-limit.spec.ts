import { Mailbox } from './mailbox.js';

it('the mailbox keeps the latest two hundred mails', () => {
  const mailbox = new Mailbox();
  const rest = { receivedAt: new Date(), from: '', to: [], subject: '', text: '', html: undefined };
  for (let count = 1; count <= 201; count += 1) {
    mailbox.add({ id: String(count), ...rest, code: undefined, links: [] });
  }
  expect(mailbox.messages()).toHaveLength(200);
  expect(mailbox.messages()[0]?.id).toBe('2');
});
