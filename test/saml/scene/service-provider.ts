import { SAML, ValidateInResponseTo, type SamlConfig } from '@node-saml/node-saml';
import { CreateSamlApplication } from '#saml';
import type { Agent, Answer } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';
import { useCase } from '../../security/scene/use-case.js';
import type { KeyPair } from './key-pair.js';

type NewSamlApplication = Parameters<CreateSamlApplication['execute']>[1];

/** The form that sends a response to the application. */
export interface AnswerForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Registration {
  readonly keys?: KeyPair | undefined;
  readonly decryption?: KeyPair | undefined;
  readonly settings?: Partial<NewSamlApplication>;
  readonly saml?: Partial<SamlConfig>;
  readonly consumer?: string;
}

let count = 0;

/** An application of the demo tenant, written with `node-saml` as developers would, and registered by its own metadata. */
export class ServiceProvider {
  private constructor(
    readonly id: string,
    readonly entityId: string,
    readonly consumer: string,
    readonly saml: SAML,
    readonly sso: string,
  ) {}

  static async register(product: Product, given: Registration = {}): Promise<ServiceProvider> {
    count += 1;
    const base = `${product.url}/t/demo/saml`;
    const entityId = `https://application-${String(count)}.example/saml`;
    const { keys, decryption, consumer = 'https://application.example/acs' } = given;
    const saml = new SAML({
      issuer: entityId,
      callbackUrl: consumer,
      entryPoint: `${base}/sso`,
      logoutUrl: `${base}/slo`,
      logoutCallbackUrl: 'https://application.example/logged-off',
      idpCert: await certificatesOf(product),
      idpIssuer: `${base}/metadata`,
      audience: entityId,
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: true,
      validateInResponseTo: ValidateInResponseTo.always,
      disableRequestedAuthnContext: true,
      identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      signatureAlgorithm: 'sha256',
      digestAlgorithm: 'sha256',
      ...(keys === undefined ? {} : { privateKey: keys.privateKey, publicCert: keys.certificate }),
      ...(decryption === undefined ? {} : { decryptionPvk: decryption.privateKey }),
      ...given.saml,
    });
    const metadata = saml.generateServiceProviderMetadata(
      decryption?.certificate ?? null,
      keys?.certificate ?? null,
    );
    const { id } = await useCase(product, CreateSamlApplication).execute(product.tenantId, {
      name: 'Jenkins',
      metadata,
      ...given.settings,
    });
    return new ServiceProvider(id, entityId, consumer, saml, `${base}/sso`);
  }

  /** Address of a request by the Redirect binding. */
  ask(relayState = ''): Promise<string> {
    return this.saml.getAuthorizeUrlAsync(relayState, undefined, {});
  }

  /** A whole logon of a browser that is logged on to the portal. */
  async logOn(browser: Agent, relayState?: string): Promise<Told> {
    const form = await answerIn(browser, await this.ask(relayState));
    return { ...(await this.take(form)), form };
  }

  /** Reads a response like the application. */
  async take({ fields }: AnswerForm): Promise<Pick<Told, 'profile'>> {
    const { profile } = await this.saml.validatePostResponseAsync({ ...fields });
    if (profile === null) throw new Error('The answer names nobody');
    return { profile };
  }
}

type Validated = Awaited<ReturnType<SAML['validatePostResponseAsync']>>;

export interface Told {
  readonly profile: NonNullable<Validated['profile']>;
  readonly form: AnswerForm;
}

/** The certificates of the demo tenant, as published for applications. */
export async function certificatesOf(product: Product): Promise<string[]> {
  const metadata = await (await fetch(`${product.url}/t/demo/saml/metadata`)).text();
  return [...metadata.matchAll(/<ds:X509Certificate>([^<]+)</g)].map(([, certificate = '']) => certificate);
}

/** Follows the browser's redirects to a page with a form for the application. */
export async function answerIn(browser: Agent, from: string): Promise<AnswerForm> {
  const answer = await pageAt(browser, from);
  const form = formIn(answer.text);
  if (form === undefined)
    throw new Error(`No answer: ${String(answer.status)} ${/<h1[^>]*>([^<]*)/.exec(answer.text)?.[1] ?? ''}`);
  return form;
}

/** Follows redirects until there is a page. */
export async function pageAt(browser: Agent, from: string): Promise<Answer> {
  let answer = await browser.get(from);
  for (let hops = 0; answer.location !== undefined && hops < 8; hops += 1)
    answer = await browser.get(answer.location);
  return answer;
}

export function formIn(page: string): AnswerForm | undefined {
  const action = /<form method="post" action="([^"]+)" id="answer"/.exec(page)?.[1];
  if (action === undefined) return undefined;
  const fields = [
    ...page.matchAll(/<input type="hidden" name="(SAMLResponse|RelayState)" value="([^"]*)"/g),
  ].map(([, name = '', value = '']) => [name, unescaped(value)]);
  return { action: unescaped(action), fields: Object.fromEntries(fields) as Record<string, string> };
}

function unescaped(text: string): string {
  return text
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
