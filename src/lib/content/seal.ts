import { createHash } from 'node:crypto';
import { snapshotSchema, type Snapshot } from '#lib/model/snapshot.ts';

type Unsealed = Omit<Snapshot, 'digest'>;
const unsealed = snapshotSchema.omit({ digest: true });

/** A snapshot with the digest of all it says. */
export function sealed(snapshot: Unsealed): Snapshot {
  const inOrder = unsealed.parse(snapshot);
  return { ...inOrder, digest: digestOf(inOrder) };
}

/** Whether a snapshot still says what was frozen. */
export function isSealed({ digest, ...rest }: Snapshot): boolean {
  return digest === digestOf(unsealed.parse(rest));
}

/** Over the keys in the order of the schema, whatever order a file has them in. */
function digestOf(snapshot: Unsealed): string {
  return createHash('sha256').update(JSON.stringify(snapshot)).digest('hex');
}

/** snapshot.json as text: a row a line, so that a diff shows which number changed. */
export function snapshotText(snapshot: Snapshot): string {
  const lines = Object.entries(snapshot).map(([key, value]: [string, unknown]) =>
    Array.isArray(value) && value.length > 0
      ? `${JSON.stringify(key)}: [\n${value.map((row) => JSON.stringify(row)).join(',\n')}\n]`
      : `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
