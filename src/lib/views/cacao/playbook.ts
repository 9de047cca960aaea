import { technique } from '#lib/model/attack/attack.ts';
import type { Entry } from '#lib/model/entry.ts';
import {
  phases as phaseNames,
  type PhaseName,
  type RoleName,
  type Severity,
  type Tlp,
} from '#lib/model/vocabulary.ts';
import { addressOf } from '#lib/views/address.ts';
import { phaseViews } from '#lib/views/respond/flow.ts';
import { page, type Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';
import { uuidDrawnFrom, uuidOfAddress } from './identifier.ts';
import { itemsOf } from './items.ts';
import { workflowOf, type Fields } from './workflow.ts';

/** What a phase does, in CACAO's words for playbooks and for what their commands do (sections 3.1.1 and 3.1.2). */
const phaseWords: Partial<Record<PhaseName, { type: string; activity: string }>> = {
  identification: { type: 'investigation', activity: 'analyze-collected-data' },
  containment: { type: 'mitigation', activity: 'restrict-access' },
  eradication: { type: 'remediation', activity: 'eliminate-risk' },
  recovery: { type: 'remediation', activity: 'restore-capabilities' },
};

/** CACAO's scale is 1 to 100, the worst last. */
const severities: Record<Severity, number> = { SEV1: 100, SEV2: 75, SEV3: 50, SEV4: 25 };

/** The one definition of each TLP 2.0 label that the technical committee lets playbooks use. */
const markings: Record<Tlp, string> = {
  clear: '94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: '55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': '939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'e828b379-4e03-4974-9ac4-e53a884c97c1',
};

/** `created` may never change, and content does not know the day it was born: one day holds for all. */
const created = '2000-01-01T00:00:00.000Z';

/** Roles whose work another organisation does. */
const outside: readonly RoleName[] = ['mssp', 'ir-retainer', 'insurer'];

/** The full address of a playbook: what its id is made of. */
export function addressOfPlaybook(site: Site, id: string): string {
  return new URL(site.base + addressOf('procedure', id), site.content.portal.url).href;
}

/** The id of a playbook: the UUIDv5 of its address. */
export function idOfPlaybook(site: Site, id: string): string {
  return `playbook--${uuidOfAddress(addressOfPlaybook(site, id))}`;
}

/** A playbook as OASIS CACAO Security Playbooks 2.0 (CS01), with the steps and words this reader has. */
export function cacaoPlaybook(site: Site, entry: Entry<'procedure'>): Fields {
  const { data } = entry;
  const address = addressOfPlaybook(site, entry.id);
  const { phases, labels } = phaseViews(site, entry.document);
  const words = phases.flatMap(({ name }) => phaseWords[name] ?? []);
  const roles = [...new Set(phases.flatMap(({ nodes }) => nodes.map(({ roleId }) => roleId)))].toSorted();
  const agent = (role: RoleName) =>
    `${outside.includes(role) ? 'organization' : 'individual'}--${uuidDrawnFrom(`${address}#agent ${role}`)}`;
  const { items, variables } = itemsOf(site, entry, {
    ...{ phases, labels, agent, playbook: (id) => idOfPlaybook(site, id) },
    activity: (phase) => phaseWords[phase]?.activity,
  });
  const { start, steps } = workflowOf(address, items);
  const types = new Set(Object.values(steps).map(({ type }) => type));
  const reviewed = data.reviewed ?? '';
  const lastChange = site.history.get(entry.file)?.[0]?.date ?? '';
  const changed = reviewed > lastChange ? reviewed : lastChange;
  const marking = `marking-tlp--${markings[data.tlp]}`;
  return {
    ...{ type: 'playbook', spec_version: 'cacao-2.0', id: `playbook--${uuidOfAddress(address)}` },
    ...{ name: data.title, description: data.summary },
    playbook_types: [...new Set(words.map(({ type }) => type))],
    playbook_activities: activitiesOf(steps),
    playbook_processing_summary: {
      manual_playbook: true,
      external_playbooks: types.has('playbook-action'),
      parallel_processing: types.has('parallel'),
      if_logic: types.has('if-condition'),
      while_logic: types.has('while-condition'),
      switch_logic: types.has('switch-condition'),
      temporal_logic: false,
      data_markings: true,
    },
    created_by: `identity--${uuidOfAddress(site.content.portal.url)}`,
    created,
    modified: `${changed || site.today}T00:00:00.000Z`,
    revoked: data.status === 'deprecated',
    ...(data.default_severity && { severity: severities[data.default_severity] }),
    labels: [...new Set([data.category, ...(data.tags ?? [])])],
    external_references: referencesOf(site, entry, address),
    markings: [marking],
    ...(Object.keys(variables).length > 0 && { playbook_variables: variables }),
    workflow_start: start,
    workflow: steps,
    agent_definitions: Object.fromEntries(roles.map((role) => [agent(role), agentOf(site, role)])),
    data_marking_definitions: {
      [marking]: {
        type: 'marking-tlp',
        id: marking,
        created_by: 'identity--5abe695c-7bd5-4c31-8824-2528696cdbf1',
        created: '2022-10-01T00:00:00.000Z',
        tlpv2_level: `TLP:${data.tlp.toUpperCase()}`,
      },
    },
  };
}

/** A role as an agent: never a person. */
function agentOf(site: Site, role: RoleName): Fields {
  const summary = page(site, 'role', role)?.data.summary;
  const type = outside.includes(role) ? 'organization' : 'individual';
  return { type, name: inWords(role), description: summary ?? 'A role of the incident response plan' };
}

/** Activities that commands of the workflow carry, in the order of the phases. */
function activitiesOf(steps: Readonly<Record<string, Fields>>): string[] {
  const used = new Set(
    Object.values(steps).flatMap(({ commands }) =>
      ((commands ?? []) as Fields[]).map(({ playbook_activity: activity }) => activity),
    ),
  );
  return phaseNames.flatMap((phase) => {
    const activity = phaseWords[phase]?.activity;
    return activity && used.has(activity) ? [activity] : [];
  });
}

/** The page itself, the techniques it answers, and the sources this reader may see. */
function referencesOf(site: Site, { data }: Entry<'procedure'>, address: string): Fields[] {
  const sources = site.audience.show_sources ? (data.sources ?? []) : [];
  return [
    { name: data.title, description: 'The page this playbook was made from', url: address },
    ...(data.techniques ?? []).map((id) => ({
      name: 'MITRE ATT&CK',
      description: technique(id)?.name ?? id,
      url: `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`,
      external_id: id,
    })),
    ...sources.map(({ title, url }) => ({ name: title, url })),
  ];
}
