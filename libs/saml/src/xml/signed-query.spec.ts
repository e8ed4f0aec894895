import { fastify } from 'fastify';
import { newCertificate, type NewCertificate } from '../infra/new-certificate.js';
import { isQuerySigned, signedQuery } from './signed-query.js';

const REFUSED = 'saml.signature_invalid';

describe('O8: a signed query', () => {
  const router = fastify();
  let signer: NewCertificate;

  beforeAll(async () => {
    signer = await newCertificate('app', new Date());
    router.get('/sso', ({ query }) => query);
  });
  afterAll(() => router.close());

  const signed = (relayState?: string) => signedQuery('SAMLRequest', 'bWVz+2FnZQ==', relayState, signer);

  /** The result of the check for a query that the router has parsed. */
  async function outcome(query: string, change: { encoded?: string; relayState?: string } = {}) {
    const read = (await router.inject(`/sso?${query}`)).json<Record<string, string>>();
    const der = signer.certificate.replaceAll(/-----[^-]+-----|\s/g, '');
    const { SAMLRequest: encoded = '', RelayState: relayState } = read;
    try {
      return isQuerySigned(query, { parameter: 'SAMLRequest', encoded, relayState, ...change }, [der]);
    } catch (error) {
      return (error as { code?: string }).code;
    }
  }

  it.each([undefined, '', 'state', 'a b+c&d=e%f', '状态'])(
    'is accepted as it was signed: %j',
    async (relayState) => {
      expect(await outcome(signed(relayState))).toBe(true);
    },
  );

  it('is checked as its writer escaped it', async () => {
    const parts = signed('a b').split('&');
    expect(parts[1]).toBe('RelayState=a%20b');
    // The octets differ, so the signature fails, although the value is the same.
    expect(await outcome(parts.join('&').replace('a%20b', 'a+b'))).toBe(REFUSED);
    expect(await outcome(`extra=%zz&${parts.join('&')}&Other%53tate=x`)).toBe(true);
  });

  it.each([
    'Relay%53tate=https%3A%2F%2Fevil.example',
    'RelayState',
    'RelayState=',
    'Relay%53tate',
    '%53AMLRequest=x',
    'SigAlg=x',
    'Sig%41lg=x',
    'Signatur%65=x',
  ])('is refused with an unsigned parameter: %s', async (added) => {
    expect(await outcome(`${signed()}&${added}`)).toBe(REFUSED);
    expect(await outcome(`${added}&${signed()}`)).toBe(REFUSED);
  });

  it('is refused for a message other than the signed one', async () => {
    expect(await outcome(signed('state'), { encoded: 'b3RoZXI=' })).toBe(REFUSED);
    expect(await outcome(signed('state'), { relayState: 'other' })).toBe(REFUSED);
    expect(await outcome(signed(), { relayState: 'other' })).toBe(REFUSED);
  });
});
