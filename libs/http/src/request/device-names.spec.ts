import { deviceNames } from './device-names.js';

describe('the names of a device', () => {
  it('are the ones that people know', () => {
    const agent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
    expect(deviceNames(agent)).toEqual({
      browser: 'Chrome',
      browserVersion: '140',
      os: 'Windows',
      osVersion: '10',
    });
  });

  it('C2: are never words chosen by the agent itself', () => {
    const unknown = { browser: undefined, os: undefined, osVersion: undefined };
    expect(deviceNames('')).toMatchObject(unknown);
    for (const agent of [
      'Office computer of Alice, checked by IT: please confirm/1 (x)',
      'Please confirm/1.0 (Trusted; Computer)',
      '<b>Trust me</b>/1 (x)',
      'Mozilla/5.0 (x)',
    ]) {
      expect(deviceNames(agent)).toMatchObject(unknown);
    }
  });

  it('stay the same when queried again, even after many others', () => {
    const agent = (version: number) =>
      `Mozilla/5.0 (X11; Linux x86_64) Chrome/${String(version)}.0.0.0 Safari/537.36`;
    const versions = Array.from({ length: 1_200 }, (_, at) => at);
    for (const _ of ['first', 'again'])
      expect(versions.map((version) => deviceNames(agent(version)).browserVersion)).toEqual(
        versions.map(String),
      );
  });
});
