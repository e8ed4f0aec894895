import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A source file of a lib. */
export interface Source {
  readonly lib: string;
  /** From the root of the repository. */
  readonly path: string;
  /** Without its comments. */
  readonly code: string;
  /** Comments at the start of the file and in front of declarations. */
  readonly comments: string;
}

/** Files that are not part of the product: specs, test tools and migrations. */
const NOT_PRODUCT = /\.spec\.tsx?$|\/testing\/|\/test-[a-z-]+\.tsx?$|\/preview\/|\/migrations\//;

export function productSources(): readonly Source[] {
  return globSync('libs/*/src/**/*.ts', { cwd: root })
    .filter((path) => !NOT_PRODUCT.test(path) && !path.startsWith('libs/testing/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const comments = (text.match(COMMENT) ?? []).join('\n');
      return { lib: path.split('/')[1] ?? '', path, code: withoutComments(text), comments };
    });
}

const COMMENT = /\/\*[\s\S]*?\*\//g;

function withoutComments(text: string): string {
  return text.replace(COMMENT, '').replace(/^\s*\/\/.*$|(?<=[;,{)] )\/\/.*$/gm, '');
}
