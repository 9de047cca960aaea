import { collectionNames } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import { processes } from '#lib/model/vocabulary.ts';
import { apiFiles, apiIndex, apiJson } from '#lib/views/api.ts';
import { blockView } from '#lib/views/respond/block.ts';
import { cacaoPlaybook } from '#lib/views/cacao/playbook.ts';
import { chapters } from '#lib/views/measure/chapter.ts';
import { cardView } from '#lib/views/respond/card.ts';
import { checklistViews } from '#lib/views/respond/checklist.ts';
import { caseTemplate } from '#lib/views/respond/case-template.ts';
import { commsView } from '#lib/views/respond/comms.ts';
import { coverageView } from '#lib/views/detect/coverage.ts';
import { coverageTable, gapsTable } from '#lib/views/detect/coverage-files.ts';
import { dataSourcesTable, dataSourcesView } from '#lib/views/detect/data-sources.ts';
import { exceptionsTable, expiryCalendar, filterFiles } from '#lib/views/detect/exception-files.ts';
import { exceptionsView, tuningView } from '#lib/views/detect/exceptions.ts';
import { layers } from '#lib/views/detect/layers.ts';
import { registerLinks } from '#lib/views/detect/registers.ts';
import { traceView } from '#lib/views/detect/trace.ts';
import { validationView } from '#lib/views/detect/validation.ts';
import { validationTable } from '#lib/views/detect/validation-table.ts';
import { csvOf } from '#lib/views/measure/csv.ts';
import { dataView } from '#lib/views/measure/data.ts';
import { definitionViews } from '#lib/views/measure/definitions.ts';
import { dueCalendar, dueJson } from '#lib/views/due/files.ts';
import { dueViews, weekViews } from '#lib/views/due/due.ts';
import { everyFigure } from '#lib/views/measure/every-figure.ts';
import { exerciseView } from '#lib/views/respond/exercise.ts';
import { glossaryView } from '#lib/views/glossary.ts';
import { homeView } from '#lib/views/home.ts';
import { allLists, symptomViews } from '#lib/views/list.ts';
import { chapterView } from '#lib/views/measure/chapter-page.ts';
import { measureJointView } from '#lib/views/measure/joint.ts';
import { ruleView } from '#lib/views/measure/rule.ts';
import { measureView } from '#lib/views/measure/measure.ts';
import { nightPackView } from '#lib/views/respond/night-pack.ts';
import { planView } from '#lib/views/respond/plan.ts';
import { preparationView } from '#lib/views/respond/preparation.ts';
import { procedureView } from '#lib/views/respond/procedure.ts';
import { providerView } from '#lib/views/respond/provider.ts';
import { archiveView } from '#lib/views/report/archive.ts';
import { reportFeed } from '#lib/views/report/feed.ts';
import { reportView } from '#lib/views/report/report.ts';
import { reportTables } from '#lib/views/report/tables.ts';
import { roleView } from '#lib/views/respond/role.ts';
import { rulePages } from '#lib/views/measure/rule-page.ts';
import { searchView } from '#lib/views/search.ts';
import { shellView } from '#lib/views/shell.ts';
import type { Site } from '#lib/views/site.ts';
import { threatView } from '#lib/views/threats/threat.ts';
import { threatsView } from '#lib/views/threats/threats.ts';
import { togetherView } from '#lib/views/respond/together.ts';
import { triageView } from '#lib/views/triage/triage.ts';
import { useCaseView } from '#lib/views/detect/use-case.ts';

const pageViews: Record<string, (site: Site, entry: never) => unknown> = {
  plan: planView,
  role: roleView,
  preparation: preparationView,
  procedure: procedureView,
  block: blockView,
  comms: commsView,
  exercise: exerciseView,
  triage: triageView,
  'use-case': useCaseView,
  threat: threatView,
  report: reportView,
};

/** The registers of detection, each with its files. */
const registers: Record<string, (site: Site) => unknown[]> = {
  coverage: (site) => [coverageView(site), coverageTable(site), gapsTable(site), layers(site)],
  exceptions: (site) => [
    exceptionsView(site),
    exceptionsTable(site),
    // A calendar breaks its lines, words or not.
    expiryCalendar(site).replaceAll('\r\n ', ''),
    filterFiles(site),
  ],
  validation: (site) => [validationView(site), validationTable(site)],
  'data-sources': (site) => [dataSourcesView(site), dataSourcesTable(site)],
  trace: (site) => [traceView(site)],
};

/** Everything this reader's pages show, by the view that says it. Sections it does not have are left out. */
export function everyView(site: Site): Map<string, unknown> {
  const views = new Map<string, unknown>([
    ['home', homeView(site)],
    ['lists', allLists(site)],
    ['symptoms', symptomViews(site)],
    ['glossary', glossaryView(site)],
    ['api', [apiIndex(site), ...apiFiles(site)].map((file) => apiJson(site, file))],
    ['shell', processes.map((process) => shellView(site, process))],
  ]);
  views.set('reports', [archiveView(site), reportFeed(site), reportTables(site)]);
  views.set('registers', registerLinks(site));
  for (const [section, view] of Object.entries(registers))
    if (site.href(`/detect/${section}/`)) views.set(section, view(site));
  for (const entry of site.content.entries['use-case'])
    views.set(`tuning of ${entry.id}`, tuningView(site, entry));
  if (site.href('/due/'))
    views.set('due', [
      dueViews(site, 400),
      weekViews(site),
      dueCalendar(site).replaceAll('\r\n ', ''),
      dueJson(site),
    ]);
  if (site.href('/threats/')) views.set('threats', threatsView(site));
  if (site.href('/measure/')) {
    views.set('measure', measureView(site));
    for (const { id } of chapters) views.set(`measure/${id}`, chapterView(site, id));
    for (const [rule, id] of rulePages(site)) views.set(`measure/rules/${id}`, ruleView(site, rule));
    views.set('measure/joint', measureJointView(site));
    views.set('measure/data', dataView(site));
    views.set(
      'downloads',
      [...everyFigure(site)].map(([id, { table }]) => `${id}: ${csvOf(table)}`),
    );
  }
  if (site.href('/help/definitions/')) views.set('definitions', definitionViews(site));
  views.set('together', togetherView(site));
  if (site.href('/respond/night-pack/')) views.set('night pack', nightPackView(site));
  for (const entry of site.content.entries.procedure)
    views.set(`paper of ${entry.id}`, [cardView(site, entry), checklistViews(site, entry)]);
  if (site.audience.id === 'mssp') views.set('provider', providerView(site));
  for (const entry of site.content.entries.procedure)
    views.set(`exports of ${entry.id}`, [cacaoPlaybook(site, entry), caseTemplate(site, entry)]);
  for (const name of collectionNames)
    for (const entry of site.content.entries[name] as Entry[]) {
      views.set(`${name}/${entry.id}`, pageViews[name]?.(site, entry as never));
      views.set(`search of ${name}/${entry.id}`, searchView(site, entry));
    }
  return views;
}
