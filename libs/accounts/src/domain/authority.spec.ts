import { UnitOfWork } from '#database';
import { startFeature } from '#testing';
import { AUTHORITIES, covers, coversInSql, rolesCoveredBy } from './authority.js';
import { ROLES } from './role.js';

describe('an authority', () => {
  it('K1: reaches up to every role that may nothing that it may not', () => {
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

  it('K1: reaches as far in the database as in the code', async () => {
    const feature = await startFeature([]);
    const rows = await feature.app.get(UnitOfWork).runWithoutTenant((transaction) =>
      transaction.query<{
        authority: (typeof AUTHORITIES)[number];
        role: (typeof ROLES)[number];
        covers: boolean;
      }>(
        `select authority, role, ${coversInSql('authority', 'role')} as covers
         from unnest($1::text[]) as authority cross join unnest($2::text[]) as role`,
        [AUTHORITIES, ROLES],
      ),
    );
    expect(rows).toHaveLength(AUTHORITIES.length * ROLES.length);
    for (const row of rows) expect(row).toEqual({ ...row, covers: covers(row.authority, row.role) });
    await feature.close();
  });
});
