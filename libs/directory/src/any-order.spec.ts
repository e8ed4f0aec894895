import fc from 'fast-check';
import type { SourceChange } from './domain/source.js';
import { DirectoryScene } from './testing/directory-scene.js';

let scene: DirectoryScene;

beforeAll(async () => {
  scene = await DirectoryScene.start();
});
afterAll(() => scene.feature.close());

/** People who may be in the organisation. */
const SEATS = ['ann', 'ben', 'cem', 'dan'];
const UNITS = ['10', '11', '20'];

/** A change at the source; its event arrives late, twice or never. */
type Act =
  | { readonly what: 'join' | 'move'; readonly seat: string; readonly unit: string }
  | { readonly what: 'leave'; readonly seat: string }
  | { readonly what: 'rename'; readonly seat: string; readonly name: string };

const seat = fc.constantFrom(...SEATS);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    what: fc.constantFrom('join' as const, 'move' as const),
    seat,
    unit: fc.constantFrom(...UNITS),
  }),
  fc.record({ what: fc.constant('leave' as const), seat }),
  fc.record({ what: fc.constant('rename' as const), seat, name: fc.constantFrom('A', 'B') }),
);

/** How often its event arrives, and in which order: lower numbers first. */
const delivery = fc.record({ times: fc.integer({ min: 0, max: 2 }), when: fc.integer({ min: 0, max: 5 }) });

function happen(what: Act): SourceChange {
  const { source } = scene;
  const isThere = source.people.some((person) => person.seat === what.seat);
  if (what.what === 'leave') source.leave(what.seat);
  else if (what.what === 'rename') source.change(what.seat, { name: what.name });
  else if (what.what === 'move' && isThere) source.change(what.seat, { units: [what.unit] });
  else if (!isThere) source.join(what.seat, [what.unit]);
  return { kind: 'person', externalId: what.seat, isLeaving: what.what === 'leave' };
}

/** Everybody who may log on, with their units. */
async function standing(): Promise<readonly string[]> {
  const rows = await scene.run((transaction) =>
    transaction.query<{ line: string }>(
      `select a.username || ' ' || a.display_name || ' ' || coalesce((
         select string_agg(u.external_id, ',' order by u.external_id)
         from directory.membership m join directory.unit u on u.id = m.unit_id where m.account_id = a.id), '') as line
       from accounts.account a where a.tenant_id = $1 and a.status = 'active' order by a.username`,
      [scene.tenantId],
    ),
  );
  return rows.map(({ line }) => line);
}

describe('reordered, lost and repeated events', () => {
  it('G3: lead, with one reconciliation, to the state of the source', async () => {
    const history = fc.array(fc.tuple(act, delivery), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(history, async (acts) => {
        await scene.begin();
        await scene.set({ leaverThresholdPercent: 100 });
        SEATS.slice(0, 2).forEach((one) => scene.source.join(one));
        await scene.sync();
        const late: { readonly when: number; readonly change: SourceChange }[] = [];
        for (const [one, { times, when }] of acts) {
          const change = happen(one);
          for (let time = 0; time < times; time += 1) late.push({ when: when + time, change });
          const due = late.filter((event) => event.when === 0);
          if (due.length > 0) await scene.hear(...due.map((event) => event.change));
        }
        const rest = late.filter((event) => event.when > 0).toSorted((a, b) => a.when - b.when);
        for (const event of rest) await scene.hear(event.change);
        expect(await scene.sync()).toMatchObject({ state: 'done', conflicts: 0 });
        expect(await standing()).toEqual(
          scene.source.people
            .map(({ seat: name, name: called, units }) => `${name} ${called} ${units.join()}`)
            .toSorted(),
        );
      }),
      { numRuns: 12 },
    );
  });
});
