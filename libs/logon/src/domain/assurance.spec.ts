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

describe('the assurance of a logon’s proofs', () => {
  it('is one factor for one proof, and for two of one kind', () => {
    expect(assuranceOf([password])).toEqual({ amr: ['pwd'], acr: ACR.single });
    const pin = proof({ factor: 'knowledge', amr: ['pin'] });
    expect(assuranceOf([password, pin])).toEqual({ amr: ['pwd', 'pin'], acr: ACR.single });
  });

  it('is several factors for proofs of several kinds, and RFC 8176 calls that mfa', () => {
    expect(assuranceOf([password, code])).toEqual({ amr: ['pwd', 'otp', 'mfa'], acr: ACR.several });
  });

  it('lists no method twice', () => {
    expect(assuranceOf([code, code]).amr).toEqual(['otp']);
  });

  it('covers the roles that each of them covers', () => {
    const byHelpdesk = proof({ factor: 'knowledge', amr: ['pwd'] }, 'helpdesk');
    expect(rolesWithin([code])).toContain('owner');
    expect(rolesWithin([code, byHelpdesk])).toEqual(rolesWithin([byHelpdesk]));
    expect(rolesWithin([byHelpdesk])).not.toContain('owner');
  });
});
