import { UrlSink } from './url-sink.js';

describe('a checkpoint address', () => {
  it.each([
    'http://169.254.169.254/latest',
    'http://168.63.129.16/',
    'http://[fe80::1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[::ffff:0:7f00:1]/',
    'http://0.0.0.0/',
  ])('is never %s', async (address) => {
    await expect(new UrlSink(address).deliver([])).rejects.toThrow('The address may not be connected to');
  });

  it('reports why it could not be reached', async () => {
    await expect(new UrlSink('http://127.0.0.1:9/').deliver([])).rejects.toThrow(
      'The address failed with econnrefused',
    );
  });
});
