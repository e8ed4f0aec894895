/** @own-modules The spec mocks the file system: another start can run between any two of its calls. */
import { jest } from '@jest/globals';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let atStep: (() => void) | undefined;

/** The file system, reporting each call when it begins. Writing a file takes two steps, as other processes see it. */
const inSteps = Object.fromEntries(
  Object.entries(fs as unknown as Record<string, unknown>).map(([name, call]) => [
    name,
    typeof call === 'function' && name.endsWith('Sync')
      ? (...args: unknown[]): unknown => {
          atStep?.();
          return Reflect.apply(call, fs, args);
        }
      : call,
  ]),
);
jest.unstable_mockModule('node:fs', () => ({
  ...inSteps,
  writeFileSync: (file: string, text: string, { flag = 'w' }: { flag?: string } = {}) => {
    atStep?.();
    const descriptor = fs.openSync(file, flag);
    atStep?.();
    fs.writeSync(descriptor, text);
    fs.closeSync(descriptor);
  },
}));
const { claimDataDir } = await import('./claim-data-dir.js');

/** Runs `act`, and `comesBetween` before its step number `step`. Returns whether there is such a step. */
function during(step: number, act: () => void, comesBetween: () => void): boolean {
  const before = atStep;
  let steps = 0;
  const count = (): void => {
    steps += 1;
    if (steps !== step) return;
    atStep = undefined;
    comesBetween();
    atStep = count;
  };
  atStep = count;
  try {
    act();
  } finally {
    atStep = before;
  }
  return steps >= step;
}

const top = fs.mkdtempSync(join(tmpdir(), 'openeiam-claims-'));
afterAll(() => {
  fs.rmSync(top, { recursive: true });
});

/** One folder, and the claims on it. */
class Folder {
  readonly path = fs.mkdtempSync(join(top, 'data-'));
  readonly lock = join(this.path, 'standalone.lock');
  /** Functions that give back the successful claims. */
  readonly claims: (() => void)[] = [];

  readonly claim = (): void => {
    try {
      this.claims.push(claimDataDir(this.path));
    } catch (error) {
      expect((error as Error).message).toContain(
        `Another "npm start" (process ${String(process.pid)}) is using ${this.path}.`,
      );
    }
  };

  readonly giveBack = (): void => this.claims.shift()?.();
}

/** A process id that is never in use. */
const NOBODY = '2147483646';

const LEFT = {
  'that nobody has used': () => undefined,
  'whose user was killed': ({ lock }: Folder) => {
    fs.mkdirSync(lock);
    fs.writeFileSync(join(lock, `${NOBODY}-1-0123456789abcdef`), '');
  },
  'whose user was killed as it gave it back': ({ lock }: Folder) => {
    fs.mkdirSync(lock);
  },
  'whose user, of an older version, was killed': ({ lock }: Folder) => {
    fs.writeFileSync(lock, `${NOBODY} 1`);
  },
};

describe.each(Object.entries(LEFT))('a folder %s', (_, leave) => {
  it('is claimed by only one start, wherever two others interfere', () => {
    const meet = (second: number, third: number): { hasSecond: boolean; hasThird: boolean } => {
      const folder = new Folder();
      leave(folder);
      let hasThird = false;
      const hasSecond = during(second, folder.claim, () => {
        hasThird = during(third, folder.claim, folder.claim);
      });
      expect(folder.claims).toHaveLength(1);
      folder.claim();
      expect(folder.claims).toHaveLength(1);
      folder.giveBack();
      expect(fs.readdirSync(folder.path)).toEqual([]);
      return { hasSecond, hasThird };
    };
    let second = 1;
    while (meet(second, 1).hasSecond) {
      let third = 2;
      while (meet(second, third).hasThird) third += 1;
      second += 1;
    }
    expect(second).toBeGreaterThan(4);
  });
});

describe('a folder that is given back', () => {
  it.each([
    [
      'while another start claims it',
      (step: number, { claim, giveBack }: Folder) => during(step, claim, giveBack),
    ],
    [
      'as another start claims it',
      (step: number, { claim, giveBack }: Folder) => during(step, giveBack, claim),
    ],
  ])('%s has one user at most, and can then be claimed again', (_, meet) => {
    let hasStep = true;
    for (let step = 1; hasStep; step += 1) {
      const folder = new Folder();
      folder.claim();
      hasStep = meet(step, folder);
      if (!hasStep) continue;
      folder.claim();
      expect(folder.claims).toHaveLength(1);
    }
  });
});
