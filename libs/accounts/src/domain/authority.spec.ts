import { AUTHORITIES, rolesCoveredBy } from './authority.js';

describe('an authority', () => {
  it('K1: covers every role whose permissions it has', () => {
    expect(
      Object.fromEntries(AUTHORITIES.map((authority) => [authority, rolesCoveredBy(authority)])),
    ).toEqual({
      operator: ['owner', 'administrator', 'helpdesk', 'auditor', 'member'],
      owner: ['owner', 'administrator', 'helpdesk', 'auditor', 'member'],
      administrator: ['administrator', 'helpdesk', 'auditor', 'member'],
      helpdesk: ['helpdesk', 'member'],
      auditor: ['auditor', 'member'],
      member: ['member'],
    });
  });
});
