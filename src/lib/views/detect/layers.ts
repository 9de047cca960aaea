import { threatTechniques, type TechniqueCoverage } from '#lib/coverage/techniques.ts';
import { attribution, version } from '#lib/model/attack/attack.ts';
import { cellWords } from './cell-words.ts';
import { judgedContent } from './judged.ts';
import type { Site } from '#lib/views/site.ts';

/** A layer file of the ATT&CK Navigator, format 4.5. */
export interface Layer {
  name: string;
  versions: { attack: string; navigator: string; layer: '4.5' };
  domain: 'enterprise-attack';
  description: string;
  sorting: 3;
  layout: { layout: 'side'; showID: boolean; showName: boolean; expandedSubtechniques: 'annotated' };
  techniques: { techniqueID: string; score: number; comment: string }[];
  gradient: { colors: string[]; minValue: number; maxValue: number };
  legendItems: { label: string; color: string }[];
}

interface Kind {
  id: string;
  title: string;
  /** What a score says. */
  says: string;
  most: number;
  /** From the least to the most. */
  colors: [string, string];
  legend: [string, string];
  /** Undefined: the technique is not in this layer. */
  score: (row: TechniqueCoverage) => number | undefined;
}

const isGap = ({ state, outOfScope }: TechniqueCoverage) =>
  !outOfScope && (state === 'gap' || state === 'failed' || state === 'planned' || state === 'not-asked');

const kinds: readonly Kind[] = [
  {
    id: 'threats',
    title: 'Threats',
    says: 'The score is the highest likelihood × impact of the threats that use the technique, 1 to 25.',
    most: 25,
    colors: ['#dbe4ee', '#1f3a5f'],
    legend: ['Low score', 'High score'],
    score: ({ risk }) => risk,
  },
  {
    id: 'validated',
    title: 'Validated',
    says: 'The score is the share of the places, in percent, where a test in date proves that we see the technique.',
    most: 100,
    colors: ['#f2f2f2', '#2f6f4f'],
    legend: ['Proven nowhere', 'Proven everywhere it must be'],
    score: ({ places, proven }) => (places > 0 ? Math.round((100 * proven) / places) : undefined),
  },
  {
    id: 'gap',
    title: 'Gaps',
    says: 'Techniques of our threats that nothing sees, whose test failed, or that no question asks for, by the score of the threat. Accepted gaps are not here.',
    most: 25,
    colors: ['#f6d9d5', '#9b1c1c'],
    legend: ['Gap of a low score', 'Gap of a high score'],
    score: (row) => (isGap(row) ? row.risk : undefined),
  },
];

/** The three layers, by the id in their file's name. Only techniques that a threat of ours uses are scored. */
export function layers(site: Site): { id: string; title: string; layer: Layer }[] {
  const used = threatTechniques(judgedContent(site), site.today);
  const { organisation } = site.content.portal;
  return kinds.map(({ id, title, says, most, colors, legend, score }) => ({
    ...{ id, title },
    layer: {
      name: `${organisation}: ${title.toLowerCase()}`,
      versions: { attack: version, navigator: '5.1.0', layer: '4.5' },
      domain: 'enterprise-attack',
      description: `${says} As of ${site.today}. ${attribution}`,
      sorting: 3,
      layout: { layout: 'side', showID: true, showName: true, expandedSubtechniques: 'annotated' },
      techniques: used
        .flatMap((row) => {
          const value = score(row);
          return value === undefined
            ? []
            : [{ techniqueID: row.technique.id, score: value, comment: commentOf(row) }];
        })
        .toSorted((a, b) => (a.techniqueID < b.techniqueID ? -1 : 1)),
      gradient: { colors: [...colors], minValue: 0, maxValue: most },
      legendItems: legend.map((label, index) => ({ label, color: colors[index] ?? '' })),
    },
  }));
}

function commentOf({ state, places, proven, threats }: TechniqueCoverage): string {
  const words = state === 'not-asked' ? 'No question asks for it' : cellWords[state].words;
  const where = places > 0 ? `, proven in ${proven} of ${places} places` : '';
  return `${words}${where}. Used in: ${threats.map(({ data }) => data.title).join('; ')}.`;
}
