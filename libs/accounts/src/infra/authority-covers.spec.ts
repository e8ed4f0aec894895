import { sql, UnitOfWork, type SqlParams } from '#database';
import { newId } from '#kernel';
import { startFeature } from '#testing';
import { AUTHORITIES, covers, type Authority } from '../domain/authority.js';
import { ROLES, type Role } from '../domain/role.js';
import { authorityCovers } from './authority-covers.js';
import { prepare } from './statements.js';

const asked = prepare((db, $: SqlParams<{ authority: Authority; role: Role }>) =>
  db.selectNoFrom([
    authorityCovers(sql<Authority>`${$.authority}::text`, sql<Role>`${$.role}::text`).as('covers'),
  ]),
);

describe('an authority in a statement', () => {
  it('K1: covers the same roles in the database as in the code', async () => {
    const feature = await startFeature([]);
    const pairs = AUTHORITIES.flatMap((authority) => ROLES.map((role) => ({ authority, role })));
    const answers = await feature.app
      .get(UnitOfWork)
      .run(newId(), (transaction) => Promise.all(pairs.map((pair) => transaction.run(asked, pair))));
    expect(answers).toEqual(pairs.map(({ authority, role }) => [{ covers: covers(authority, role) }]));
    await feature.close();
  });
});
