import type { Content, Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import type { DataSource } from '#lib/model/registry.ts';
import { coverage } from './coverage.ts';
import type { QuestionCoverage } from './question.ts';

/** What rests on one data source. */
export interface Served {
  source: DataSource;
  /** Questions of threats that name it, with their threat, the highest score first. */
  questions: { threat: Entry<'threat'>; question: QuestionCoverage; risk: number }[];
  /** Live use cases that read it. */
  useCases: Entry<'use-case'>[];
  /** Sum of the scores (likelihood × impact) of the questions it would open: those that are gaps today. */
  opens: number;
}

/**
 * Every data source of the registry with what it serves on `today`: connected ones by how many questions rest on
 * them, then those to connect, the one that opens the most risk first.
 */
export function dataSources(content: Content, today: string): Served[] {
  const covered = coverage(content, today);
  return content.registries['data-sources']
    .map((source): Served => {
      const questions = covered
        .flatMap(({ threat, questions: all }) =>
          all
            .filter(({ question }) => question.data_sources?.includes(source.id))
            .map((question) => ({ threat, question, risk: threat.data.likelihood * threat.data.impact })),
        )
        .toSorted((a, b) => b.risk - a.risk);
      const shut = questions.filter(({ question }) => question.question.gap && !question.accepted);
      return {
        ...{ source, questions },
        useCases: content.entries['use-case'].filter(
          ({ data }) => isLive(data) && data.data_sources?.includes(source.id),
        ),
        opens: shut.reduce((sum, { risk }) => sum + risk, 0),
      };
    })
    .toSorted(
      (a, b) =>
        Number(b.source.connected) - Number(a.source.connected) ||
        (a.source.connected ? b.questions.length - a.questions.length : b.opens - a.opens),
    );
}
