import { untilDelivered } from '../database/between-slices.mjs';

/** Resident memory of the processes, after their garbage is collected. */
export async function memory(town, when) {
  await untilDelivered(town);
  const megabytes = async (process) => (await process.ask({ ask: 'memory' })).rss / 1e6;
  const floor = [await megabytes(town.floor)];
  const row = async (name) => ({
    figure: `memory of the ${name} ${when}`,
    unit: 'MB',
    product: [await megabytes(town[name])],
    floor: name === 'server' ? floor : undefined,
    better: 'less',
  });
  return [await row('server'), await row('worker')];
}
