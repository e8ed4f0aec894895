import type { Evidence } from '#logon-menu';
import { ACR, assuranceOf } from './assurance.js';
import { rolesWithin, type TakenProof } from './proof.js';

const proof = (evidence: Evidence, authority: TakenProof['authority'] = 'operator'): TakenProof => ({
  method: 'spec',
  authority,
  evidence,
});
const password = proof({ factor: 'knowledge', amr: ['pwd'] });
const code = proof({ factor: 'possession', amr: ['otp'] });

describe('what the proofs of a logon amount to', () => {
  it('is one factor for one proof, and for two of one kind', () => {
    expect(assuranceOf([password])).toEqual({ amr: ['pwd'], acr: ACR.single });
    const pin = proof({ factor: 'knowledge', amr: ['pin'] });
    expect(assuranceOf([password, pin])).toEqual({ amr: ['pwd', 'pin'], acr: ACR.single });
  });

  it('is several factors for proofs of several kinds, and RFC 8176 calls that mfa', () => {
    expect(assuranceOf([password, code])).toEqual({ amr: ['pwd', 'otp', 'mfa'], acr: ACR.several });
  });

  it('names nothing twice', () => {
    expect(assuranceOf([code, code]).amr).toEqual(['otp']);
  });

  it('reaches up to the roles that each of them reaches up to', () => {
    const byHelpdesk = proof({ factor: 'knowledge', amr: ['pwd'] }, 'helpdesk');
    expect(rolesWithin([code])).toContain('owner');
    expect(rolesWithin([code, byHelpdesk])).toEqual(rolesWithin([byHelpdesk]));
    expect(rolesWithin([byHelpdesk])).not.toContain('owner');
  });
});
