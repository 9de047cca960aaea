/** The text of a new procedure: one good step for each phase to replace, between the blocks others begin and end with. */
export function procedureBody(open: string | undefined, close: string | undefined): string {
  const learn = close ? blockUse(close, 'TODO how the incident is closed and reviewed.') : review;
  return [
    'TODO in two sentences: who works with whom, and what one person alone does first.',
    'Times count from the declaration. A notification duty is a reminder, not legal advice.',
    '',
    ...(open ? [blockUse(open, 'TODO what everybody does before the first step.'), ''] : []),
    phases,
    '<Phase name="lessons-learned">',
    '',
    '## Learn',
    '',
    'The same way in does not work twice.',
    '',
    learn,
    '',
    '</Phase>',
    '',
  ].join('\n');
}

function blockUse(ref: string, sentence: string): string {
  return `<Block ref="${ref}">\n\n${sentence}\n\n</Block>`;
}

const review = `<Step id="hold-review" role="incident-coordinator" within="14d" automation="manual-only">

### Hold the review within two weeks

One finding, one owner, one date. Correct this page the same day.

</Step>`;

const phases = `<Phase name="identification">

## Identify

We know what is affected, since when, and whether somebody is inside.

<Step id="record-what" role="technical-lead" within="15m" automation="assisted">

### Record what is affected and since when

TODO the system, the log and the search. The answer goes to the incident file.

</Step>

<Decision id="outsider-inside" decider="technical-lead" default="yes" default_after="10m">

### Did somebody get in?

<Branch answer="yes" then="save-logs">

TODO which one fact is enough.

</Branch>

<Branch answer="no" then="close">

TODO how one knows. Write it down.

</Branch>

<Branch answer="cannot-tell" then="save-logs">

A log is missing, or nobody answers. Act as if yes.

</Branch>

</Decision>

</Phase>

<Phase name="containment">

## Contain

The outsider can do nothing more.

<Step id="save-logs" role="mssp" within="30m" automation="assisted">

### Save the logs of the last 30 days

TODO which logs, from where, and where they go. Stop after 10 minutes and contain with what you have.

<Why>

TODO what is overwritten first.

</Why>

</Step>

<Step id="cut-off" role="technical-lead" within="40m" disrupts approval="incident-coordinator" automation="assisted">

### Cut off what the outsider holds

TODO the account, host or key, and the command. Say how one sees that it holds.

<Warn>

TODO what not to do, and why. One line.

</Warn>

</Step>

</Phase>

<Phase name="eradication">

## Eradicate

Nothing the outsider added is still working.

<Step id="remove-added" role="technical-lead" within="4h" destroys approval="incident-coordinator" preserve="save-logs" automation="assisted">

### Remove what the outsider added

TODO where such things hide, one line each. Match them against the saved logs.

</Step>

</Phase>

<Phase name="recovery">

## Recover

The right people work again, and nobody else.

<Step id="return-to-work" role="it-operations" within="1d" approval="incident-coordinator" automation="manual-only">

### Return what was cut off, one group after another

TODO what is checked before each group.

</Step>

<Step id="watch" role="mssp" within="1d" lasts="7d" automation="automated">

### Watch it for seven days at level high

TODO which sign reopens the incident.

</Step>

</Phase>
`;
