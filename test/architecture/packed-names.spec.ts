import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packed = fileURLToPath(new URL('../../dist/packed/', import.meta.url));

/** What `libs/oidc` tells apart by the names of the library's classes, as it offers nothing else (`provider/features.ts`). */
const TOLD_APART = ['NoCodeError', 'NotFoundError', 'ExpiredError', 'AlreadyUsedError', 'AbortedError'];

describe('a pack', () => {
  it.each(TOLD_APART)('calls %s what it is called, though another file may have one of that name', (name) => {
    const texts = readdirSync(packed)
      .filter((file) => file.startsWith('tenant-provider-') && file.endsWith('.js'))
      .map((file) => readFileSync(join(packed, file), 'utf8'));
    expect(texts.join('\n')).toMatch(new RegExp(String.raw`\b${name}=class extends ReRenderError\b`));
  });

  it('names no function when it is made, which a request would wait for thousands of times', () => {
    const texts = readdirSync(packed)
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(packed, file), 'utf8'));
    expect(texts.filter((text) => /\b__name\(/.test(text))).toHaveLength(0);
  });
});
