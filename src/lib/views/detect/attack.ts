import { threatTechniques, type TechniqueCoverage } from '#lib/coverage/techniques.ts';
import { outOfScopeTactics, tactics } from '#lib/model/attack/attack.ts';
import type { Content } from '#lib/model/entry.ts';
import { cellWords, type Glyph } from './cell-words.ts';
import type { Site } from '#lib/views/site.ts';

/** A technique of our threats as the ATT&CK view shows it. */
export interface TechniqueRow {
  id: string;
  name: string;
  href: string | undefined;
  glyph: Glyph | undefined;
  words: string;
  /** "2 of 3", places where it is proven of those where it must be seen. */
  proven: string;
  threats: string;
}

/** A tactic in matrix order with the techniques our threats use of it. */
export interface TacticView {
  name: string;
  outOfScope: boolean;
  techniques: TechniqueRow[];
}

/** The part of ATT&CK that our threats use; a tactic none of them uses is left out. */
export function attackView(site: Site, content: Content): TacticView[] {
  const used = threatTechniques(content, site.today);
  return tactics
    .map(({ slug, name }) => ({
      name,
      outOfScope: outOfScopeTactics.includes(slug),
      techniques: used
        .filter(({ technique }) => technique.tactics.includes(slug))
        .map((row) => techniqueRow(site, row)),
    }))
    .filter(({ techniques }) => techniques.length > 0);
}

function techniqueRow(site: Site, row: TechniqueCoverage): TechniqueRow {
  const { technique, state, places, proven, threats } = row;
  const { glyph, words } =
    state === 'not-asked' ? { glyph: undefined, words: 'No question asks' } : cellWords[state];
  return {
    ...{ id: technique.id, name: technique.name, href: site.href(`technique/${technique.id}`) },
    ...{ glyph, words },
    proven: places > 0 ? `${proven} of ${places}` : '',
    threats: threats.map(({ data }) => data.title).join('; '),
  };
}
