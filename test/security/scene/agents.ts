import { Agent, type AgentOptions } from '../../harness/agent.js';
import { phoneOf } from '../../harness/logon.js';
import type { Product } from '../../harness/start-product.js';
import { newNetwork } from './networks.js';

/** A browser in a network of its own. */
export function newBrowser(product: Product, options: AgentOptions = {}): Agent {
  return new Agent(product.url, { ip: newNetwork(), ...options });
}

/** A phone with DingTalk in a network of its own. */
export function newPhone(product: Product, options: AgentOptions = {}): Agent {
  return phoneOf(product, { ip: newNetwork(), ...options });
}

/** Another browser that holds copies of the named cookies, and nothing else. */
export function thief(product: Product, victim: Agent, ...names: readonly string[]): Agent {
  const other = newBrowser(product);
  for (const name of names) {
    const value = victim.cookies.get(`__Host-${name}`);
    if (value !== undefined) other.cookies.set(`__Host-${name}`, value);
  }
  return other;
}
