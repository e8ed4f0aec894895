import type { Agent, Answer } from '../../harness/agent.js';

/** Collects every secret that goes over the wire between an agent and the product. */
export class WireTap {
  readonly secrets = new Set<string>();

  note(...secrets: readonly (string | undefined)[]): void {
    for (const secret of secrets) if (secret !== undefined && secret.length >= 6) this.secrets.add(secret);
  }

  /** Listens to an agent from now on. */
  on(agent: Agent): Agent {
    const send = agent.send.bind(agent);
    agent.send = async (...request): Promise<Answer> => {
      const answer = await send(...request);
      for (const line of answer.headers.getSetCookie()) this.cookie(line);
      return answer;
    };
    return agent;
  }

  /** A session's cookie starts with the tenant, which is not secret. */
  private cookie(line: string): void {
    const [, name, value] = /^__Host-([a-z]+)=([^;]*)/.exec(line) ?? [];
    if (name === 'lang') return;
    this.note(value?.split('.').at(-1));
  }
}
