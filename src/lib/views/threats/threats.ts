import { coverThreat } from '#lib/coverage/coverage.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import type { LinkView } from '#lib/views/related.ts';
import { isJudged } from '#lib/views/detect/judged.ts';
import { linkTo } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { rankedThreats } from './threat.ts';
import type { StatusView } from '#lib/views/detect/use-case.ts';
import { impacts, inWords, likelihoods } from '#lib/views/words.ts';

/** The threats, ranked, with what detection can say about each. */
export interface ThreatsView {
  title: string;
  rows: {
    rank: number;
    head: HeadView;
    link: LinkView;
    likelihood: number;
    impact: number;
    likelihoodWord: string;
    impactWord: string;
    trend: string;
    confidence: string;
    /** Undefined where this reader's pages cannot prove it. */
    detection: StatusView | undefined;
  }[];
}

/** Everything the threat index shows. */
export function threatsView(site: Site): ThreatsView {
  const rows = rankedThreats(site).map((entry, index) => {
    const { data } = entry;
    const { covered, questions } = coverThreat(site.content, entry, site.today).score;
    const tone: StatusView['tone'] = covered === questions ? 'ok' : covered > 0 ? 'part' : 'gap';
    return {
      rank: index + 1,
      head: headView(site, entry),
      link: linkTo(site, `threat/${entry.id}`),
      likelihood: data.likelihood,
      impact: data.impact,
      likelihoodWord: likelihoods[data.likelihood] ?? '',
      impactWord: impacts[data.impact] ?? '',
      trend: data.trend ? inWords(data.trend) : '',
      confidence: data.confidence ? inWords(data.confidence) : '',
      detection: isJudged(site, entry)
        ? { tone, text: `${covered} of ${questions} questions proven` }
        : undefined,
    };
  });
  const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
  const count = numbers[rows.length] ?? String(rows.length);
  return { title: `${count} ${rows.length === 1 ? 'way' : 'ways'} we could be hurt, ranked`, rows };
}
