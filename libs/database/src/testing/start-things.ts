import { startFeature, type FeatureOptions, type TestFeature } from '#testing';
import { asOwner } from './owner.js';
import { THINGS_SQL } from './things.js';

/** Starts a feature without modules on a database that has the example tables. */
export async function startThings(options?: FeatureOptions): Promise<TestFeature> {
  const feature = await startFeature([], options);
  await asOwner(feature.database.url, ...THINGS_SQL);
  return feature;
}
