/**
 * The rules of OASIS CACAO Security Playbooks 2.0 (Committee Specification 01) that a file can break, written from
 * the specification and from nothing in src/. Each broken rule is one sentence; a valid playbook breaks none.
 */
type Fields = Record<string, unknown>;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const moment = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const variableName = /^__[a-zA-Z][\w-]{0,245}__$/;

/** 3.1: the properties of a playbook, and which it must have. */
const playbookKeys = words(`type spec_version id name description playbook_types playbook_activities
  playbook_processing_summary created_by created modified revoked valid_from valid_until derived_from related_to
  priority severity impact industry_sectors labels external_references markings playbook_variables workflow_start
  workflow_exception workflow playbook_extensions authentication_info_definitions agent_definitions
  target_definitions extension_definitions data_marking_definitions signatures`);
const needed = words('type spec_version id name created_by created modified workflow_start workflow');
/** 3.1.1 and 3.1.2. */
const types = words(
  'attack detection engagement investigation mitigation notification prevention remediation',
);
const activities = words(`compose-content deliver-content identify-audience identify-channel scan-system
  match-indicator analyze-collected-data identify-indicators scan-vulnerabilities configure-systems restrict-access
  disconnect-system eliminate-risk revert-system restore-data restore-capabilities map-network identify-steps
  step-sequence prepare-engagement execute-operation analyze-engagement-results`);
/** 10.14. */
const features =
  words(`manual_playbook external_playbooks parallel_processing if_logic while_logic switch_logic
  temporal_logic data_markings digital_signatures countersigned_signatures extensions`);
/** 4.1 to 4.10: what every step may have, and what each type adds and needs. */
const stepKeys =
  words(`type name description external_references delay timeout step_variables owner on_completion
  on_success on_failure step_extensions`);
const steps: Record<string, { own: string[]; needs: string[] }> = {
  start: { own: [], needs: ['on_completion'] },
  end: { own: [], needs: [] },
  action: { own: words('commands agent targets in_args out_args'), needs: ['commands', 'agent'] },
  'playbook-action': { own: words('playbook_id playbook_version in_args out_args'), needs: ['playbook_id'] },
  parallel: { own: ['next_steps'], needs: ['next_steps'] },
  'if-condition': { own: words('condition on_true on_false'), needs: ['condition', 'on_true'] },
  'while-condition': { own: words('condition on_true'), needs: ['condition', 'on_true'] },
  'switch-condition': { own: words('switch cases'), needs: ['switch', 'cases'] },
};
/** 7.2. */
const agents = words(
  'group individual location organization sector http-api linux net-address security-category ssh',
);
/** 9.3, and the technical committee's list of common data markings. */
const tlp: Record<string, string> = {
  'TLP:CLEAR': 'marking-tlp--94868c89-83c2-464b-929b-a1a8aa3c8487',
  'TLP:GREEN': 'marking-tlp--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  'TLP:AMBER': 'marking-tlp--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'TLP:AMBER+STRICT': 'marking-tlp--939a9414-2ddd-4d32-a0cd-375ea402b003',
  'TLP:RED': 'marking-tlp--e828b379-4e03-4974-9ac4-e53a884c97c1',
};

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Every rule a playbook breaks. */
export function brokenRules(playbook: Fields): string[] {
  const broken: string[] = [];
  const rule = (holds: boolean, says: string) => {
    if (!holds) broken.push(says);
  };
  const object = (value: unknown): Fields => (value ?? {}) as Fields;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const isId = (value: unknown, type: string) =>
    typeof value === 'string' && new RegExp(`^${type}--${uuid}$`).test(value);
  const workflow = Object.entries(object(playbook['workflow'])) as [string, Fields][];
  const stepOf = new Map(workflow);

  // 3.1 Playbook properties.
  for (const key of needed) rule(key in playbook, `the playbook has no ${key}`);
  for (const key of Object.keys(playbook))
    rule(playbookKeys.includes(key), `${key} is no property of a playbook`);
  rule(playbook['type'] === 'playbook', 'type is not "playbook"');
  rule(playbook['spec_version'] === 'cacao-2.0', 'spec_version is not "cacao-2.0"');
  rule(isId(playbook['id'], 'playbook'), 'id is no playbook--UUID');
  rule(isId(playbook['created_by'], 'identity'), 'created_by is no STIX identity');
  for (const key of ['created', 'modified'])
    rule(moment.test(String(playbook[key])), `${key} is no RFC 3339 time in UTC with milliseconds`);
  rule(String(playbook['modified']) >= String(playbook['created']), 'modified lies before created');
  for (const key of ['priority', 'severity', 'impact'])
    if (key in playbook)
      rule(
        Number.isInteger(playbook[key]) && Number(playbook[key]) >= 0 && Number(playbook[key]) <= 100,
        `${key} is no whole number from 0 to 100`,
      );
  for (const key of ['playbook_activities', 'labels', 'external_references', 'markings'])
    if (key in playbook) rule(list(playbook[key]).length > 0, `${key} is an empty list`);
  for (const type of list(playbook['playbook_types']))
    rule(types.includes(asText(type)), `${asText(type)} is no playbook type`);
  if (list(playbook['playbook_types']).length > 0)
    rule(list(playbook['playbook_activities']).length > 0, 'playbook_types without an activity');
  const carried = new Set(
    workflow.flatMap(([, { commands }]) =>
      list(commands).map((command) => object(command)['playbook_activity']),
    ),
  );
  for (const activity of list(playbook['playbook_activities'])) {
    rule(activities.includes(asText(activity)), `${asText(activity)} is no activity`);
    rule(carried.has(activity), `the activity ${asText(activity)} is in no step`);
  }

  // 10.14 The summary says what the workflow holds.
  const summary = object(playbook['playbook_processing_summary']);
  for (const key of Object.keys(summary)) rule(features.includes(key), `${key} is no processing feature`);
  const has = (type: string) => workflow.some(([, step]) => step['type'] === type);
  const said = (key: string, holds: boolean) =>
    rule((summary[key] ?? false) === holds, `${key} is not ${holds}`);
  said('external_playbooks', has('playbook-action'));
  said('parallel_processing', has('parallel'));
  said('if_logic', has('if-condition'));
  said('while_logic', has('while-condition'));
  said('switch_logic', has('switch-condition'));
  said('data_markings', list(playbook['markings']).length > 0);
  said(
    'temporal_logic',
    workflow.some(([, step]) => 'delay' in step || 'timeout' in step),
  );
  const commands = workflow.flatMap(([, step]) => list(step['commands']).map(object));
  said(
    'manual_playbook',
    commands.every(({ type }) => type === 'manual'),
  );

  // 10.10 Identifiers: typed, version 4 but for the playbook, and no UUID twice.
  const definitions = ['agent_definitions', 'data_marking_definitions'].flatMap((key) =>
    Object.entries(object(playbook[key])),
  ) as [string, Fields][];
  for (const [id, { type }] of [...workflow, ...definitions])
    rule(isId(id, String(type)), `${id} is not ${String(type)}--UUID`);
  const everyId = [String(playbook['id']), ...[...workflow, ...definitions].map(([id]) => id)];
  const uuids = everyId.map((id) => id.slice(-36));
  rule(new Set(uuids).size === uuids.length, 'a UUID stands for two objects');
  for (const [id] of workflow) rule(id.at(-22) === '4', `${id}: a step has a UUID of version 4`);

  // 3.1 and 4: the workflow.
  for (const type of ['start', 'action', 'end']) rule(has(type), `the workflow has no ${type} step`);
  rule(isId(playbook['workflow_start'], 'start'), 'workflow_start is no start step');
  rule(stepOf.has(String(playbook['workflow_start'])), 'workflow_start is not in the workflow');
  const nextOf = (step: Fields): string[] =>
    [
      ...['on_completion', 'on_success', 'on_failure', 'on_true', 'on_false'].map((key) => step[key]),
      ...list(step['next_steps']),
      ...Object.values(object(step['cases'])),
    ].flatMap((id) => (typeof id === 'string' ? [id] : []));
  for (const [id, step] of workflow) {
    const kind = steps[String(step['type'])];
    rule(kind !== undefined, `${id}: ${String(step['type'])} is no step type`);
    if (!kind) continue;
    for (const key of Object.keys(step))
      rule(
        [...stepKeys, ...kind.own].includes(key),
        `${id}: ${key} is no property of a ${String(step['type'])}`,
      );
    for (const key of kind.needs) rule(key in step, `${id}: ${key} is missing`);
    for (const next of nextOf(step)) rule(stepOf.has(next), `${id}: goes on with ${next}, which is no step`);
    rule(
      !('on_completion' in step && ('on_success' in step || 'on_failure' in step)),
      `${id}: on_completion beside on_success or on_failure`,
    );
    if (step['type'] === 'end') rule(nextOf(step).length === 0, `${id}: an end goes on`);
    else rule('on_completion' in step || 'on_success' in step, `${id}: nothing follows`);
    if (step['type'] === 'parallel')
      rule(list(step['next_steps']).length >= 2, `${id}: parallel with fewer than two branches`);
    if (step['type'] === 'switch-condition')
      rule(Object.keys(object(step['cases'])).length > 0, `${id}: a switch without cases`);
    if (step['type'] === 'playbook-action')
      rule(isId(step['playbook_id'], 'playbook'), `${id}: playbook_id is no playbook`);
    if (step['type'] === 'action') {
      rule(String(step['agent']) in object(playbook['agent_definitions']), `${id}: its agent is not defined`);
      rule(list(step['commands']).length > 0, `${id}: an action without commands`);
    }
    // 5.1 Commands.
    for (const command of list(step['commands']).map(object)) {
      const { command: text, command_b64: encoded } = command;
      rule(typeof text === 'string' || typeof encoded === 'string', `${id}: a command that says nothing`);
      rule(text === undefined || asText(text).trim() !== '', `${id}: an empty command`);
      rule(
        encoded === undefined || Buffer.from(asText(encoded), 'base64').toString('base64') === encoded,
        `${id}: command_b64 is not base64`,
      );
      for (const key of Object.keys(command))
        rule(
          words(
            'type description command command_b64 version playbook_activity external_references',
          ).includes(key),
          `${id}: ${key} is no property of a command`,
        );
    }
    // 10.18 Variables that a step names are declared.
    const names = [...list(step['out_args']), ...list(step['in_args'])].map(String);
    const used = `${asText(step['condition'])} ${asText(step['switch'])}`.match(/__\w+?__(?=:value)/g) ?? [];
    for (const name of [...names, ...used])
      rule(name in object(playbook['playbook_variables']), `${id}: ${name} is not declared`);
    if ('switch' in step)
      rule(/^__\w+__:value$/.test(String(step['switch'])), `${id}: switch names no variable`);
    if ('condition' in step) rule(used.length > 0, `${id}: the condition compares no variable`);
  }
  for (const [name, value] of Object.entries(object(playbook['playbook_variables']))) {
    rule(variableName.test(name), `${name} is no name of a variable`);
    rule(typeof object(value)['type'] === 'string', `${name} has no type`);
  }

  // Every step can be reached, and each branch ends in an end step that no other branch has.
  const reached = new Set<string>();
  const walk = (id: string) => {
    if (reached.has(id)) return;
    reached.add(id);
    nextOf(stepOf.get(id) ?? {}).forEach(walk);
  };
  walk(String(playbook['workflow_start']));
  for (const [id] of workflow) rule(reached.has(id), `${id} cannot be reached`);
  const ends = new Map<string, string>();
  const branchEnd = (id: string): string => {
    const step = stepOf.get(id);
    return !step || step['type'] === 'end' ? id : branchEnd(asText(step['on_completion']));
  };
  const branches = workflow.flatMap(([id, step]) =>
    [step['on_true'], step['on_false'], ...list(step['next_steps']), ...Object.values(object(step['cases']))]
      .filter((first) => typeof first === 'string')
      .map((first) => ({ from: `${id} by ${first}`, end: branchEnd(first) })),
  );
  for (const { from, end } of [
    { from: 'the workflow', end: branchEnd(String(playbook['workflow_start'])) },
    ...branches,
  ]) {
    rule(!ends.has(end), `${from} ends in ${end}, as ${ends.get(end)} does`);
    ends.set(end, from);
  }

  // 7 Agents, 9 data markings, 10.8 external references.
  for (const [id, agent] of Object.entries(object(playbook['agent_definitions'])) as [string, Fields][]) {
    rule(agents.includes(String(agent['type'])), `${id}: ${String(agent['type'])} is no agent type`);
    rule(typeof agent['name'] === 'string' && agent['name'] !== '', `${id}: an agent without a name`);
  }
  for (const id of list(playbook['markings']))
    rule(
      String(id) in object(playbook['data_marking_definitions']),
      `the marking ${String(id)} is not defined`,
    );
  for (const [id, marking] of Object.entries(object(playbook['data_marking_definitions'])) as [
    string,
    Fields,
  ][]) {
    rule(marking['id'] === id, `${id}: its id is another`);
    rule(
      isId(marking['created_by'], 'identity') && moment.test(String(marking['created'])),
      `${id}: by whom, when?`,
    );
    rule(!('modified' in marking), `${id}: a data marking has no versions`);
    rule(tlp[String(marking['tlpv2_level'])] === id, `${id} is not the definition of its TLP level`);
  }
  for (const reference of list(playbook['external_references']).map(object)) {
    rule(typeof reference['name'] === 'string', 'an external reference has no name');
    rule(
      words('description source url external_id reference_id').some((key) => key in reference),
      'an external reference has nothing but a name',
    );
    if ('url' in reference)
      rule(URL.canParse(String(reference['url'])), `${String(reference['url'])} is no URL`);
  }
  return broken;
}

/** A string as it is; nothing of anything else. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
