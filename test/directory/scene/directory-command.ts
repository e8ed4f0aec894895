import * as z from 'zod';
import { runCli, type Ended } from '../../harness/run-cli.js';
import type { Product } from '../../harness/start-product.js';

/** Runs a command of `directory` for the demo tenant. */
export function directoryCommand({ settings }: Product, words: string): Promise<Ended> {
  return runCli(['directory', ...words.split(' '), '--tenant', 'demo', '--json'], settings);
}

export function answerOf({ stdout }: Ended): Record<string, unknown> {
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Values to enter in DingTalk's console. */
const pushAddress = z.object({ url: z.string(), token: z.string(), aesKey: z.string() });

export type PushAddress = z.output<typeof pushAddress>;

/** New keys, with this product's address, since the command only knows the default one. */
export async function newPushAddress(product: Product): Promise<PushAddress> {
  const told = pushAddress.parse(answerOf(await directoryCommand(product, 'push rotate')));
  return { ...told, url: new URL(new URL(told.url).pathname, product.url).href };
}
