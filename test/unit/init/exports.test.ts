import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withoutSampleSources } from '#lib/init/exports.ts';
import { resetVendorPacks } from '#lib/init/registries.ts';
import { sourcesSchema } from '#lib/model/source.ts';

const sample = `# The exports.
#
# Both are invented.
sources:
  # Tickets.
  - id: mssp
    format: csv
    kind: alerts
    files: [sample/tickets.csv]
    team: mssp
    sample: true
    exported_at: 2026-11-23T05:00:00Z
    map: {id: ticket}
`;

describe('sources.yaml', () => {
  it('keeps its sample sources as examples that hold once the hash signs go', () => {
    const own = withoutSampleSources(sample);
    expect(parse(own)).toEqual({ sources: [] });
    expect(own).toMatch(/^# The exports\.\n#\n# Examples/);
    expect(own).not.toMatch(/invented|sample/);
    const example = own.slice(own.indexOf('# sources:')).replace(/^# /gm, '');
    const { sources } = sourcesSchema.parse(parse(example));
    expect(sources).toMatchObject([{ id: 'mssp', files: ['tickets.csv'], sample: false }]);
    expect(withoutSampleSources(own)).toBe(own);
  });

  it('stays as it is when its sources are the team’s own', () => {
    const own = sample.replace('    sample: true\n', '');
    expect(withoutSampleSources(own)).toBe(own);
  });

  it('is named when it is not YAML', () => {
    expect(() => withoutSampleSources('sources: [')).toThrow('content/exports/sources.yaml is not YAML');
  });
});

describe('vendor-packs.yaml', () => {
  it('keeps its rows as a comment', () => {
    const text = readFileSync('test/unit/init/vendor-packs.yaml', 'utf8');
    const row = parse(text) as Parameters<typeof resetVendorPacks>[1];
    const own = resetVendorPacks(text, row);
    expect(parse(own)).toBeNull();
    expect(own.replace(/^# An example.*\n/m, '').replace(/^# (?=[- ])/gm, '')).toBe(text);
    expect(resetVendorPacks('[]\n', [])).toBe('[]\n');
  });
});
