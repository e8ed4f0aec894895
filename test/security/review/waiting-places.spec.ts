import { showQr, ticketPath } from '../../harness/logon.js';
import { newBrowser } from '../scene/agents.js';
import { openStream } from '../scene/live-stream.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ environment: { WAITING_PER_TENANT: '12' } });

describe('a browser that opens stream after stream', () => {
  it('B7: does not keep the others of its tenant from waiting', async () => {
    const greedy = newBrowser(product());
    await showQr(greedy);
    const streams = await Promise.all(
      Array.from({ length: 20 }, () => openStream(greedy, `${ticketPath()}/events`)),
    );
    expect(streams.filter(({ status }) => status === 503)).toHaveLength(10);
    const other = newBrowser(product());
    await showQr(other);
    const stream = await openStream(other, `${ticketPath()}/events`);
    expect(stream.status).toBe(200);
    for (const one of [...streams, stream]) one.leave();
  });
});
