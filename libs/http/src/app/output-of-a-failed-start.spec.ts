import { jest } from '@jest/globals';
import { startSampleApp } from '../sample/start-sample-app.js';

describe('an application that cannot be created', () => {
  it('reports it only in the format of the log, without colours', async () => {
    const written: unknown[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((text: unknown) => written.push(text) > 0),
    );
    const broken = { provide: 'broken', useFactory: () => Promise.reject(new Error('It is broken')) };
    await expect(startSampleApp({ providers: [broken] })).rejects.toThrow('It is broken');
    for (const spy of spies) spy.mockRestore();
    expect(written).toEqual([]);
  });
});
