import { samplerOf } from './sampler.js';

describe('the sampler of traces', () => {
  it.each([
    [undefined, undefined, 'ParentBased{root=AlwaysOnSampler, '],
    ['always_off', undefined, 'AlwaysOffSampler'],
    ['always_on', undefined, 'AlwaysOnSampler'],
    ['traceidratio', '0.25', 'TraceIdRatioBased{0.25}'],
    ['traceidratio', 'many', 'TraceIdRatioBased{1}'],
    ['parentbased_traceidratio', '0.05', 'ParentBased{root=TraceIdRatioBased{0.05}, '],
  ])('is the one that the variables name: %s %s', (name, argument, shown) => {
    const sampler = samplerOf({ OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: argument });
    expect(sampler.toString().startsWith(shown)).toBe(true);
  });
});
