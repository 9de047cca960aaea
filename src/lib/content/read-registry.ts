import type { z } from 'zod';
import { portalSchema, type Portal } from '#lib/model/portal.ts';
import { registries, type Registries, type RegistryName } from '#lib/model/registry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { decode } from './decode.ts';
import { issueFindings } from './issues.ts';
import type { Source } from './source.ts';
import { readYaml } from './yaml.ts';

interface YamlRead<T> {
  value: T | undefined;
  source: Source;
  findings: Finding[];
}

/** content/portal.yaml by its schema. */
export function readPortal(file: string, bytes: Uint8Array): YamlRead<Portal> {
  const { raw, source, findings } = readFile(file, bytes);
  return {
    value: findings.length ? undefined : judged(portalSchema, raw ?? {}, source, findings),
    source,
    findings,
  };
}

/** A registry: one list. Rows that do not hold are reported and left out, the others stay. */
export function readRegistry<N extends RegistryName>(
  name: N,
  file: string,
  bytes: Uint8Array,
): YamlRead<Registries[N]> {
  const { raw, source, findings } = readFile(file, bytes);
  if (findings.length) return { value: undefined, source, findings };
  const schema = registries[name];
  const rows: unknown = raw ?? [];
  const whole = judged(schema, rows, source, findings);
  const { element } = schema.def;
  const value =
    whole ??
    (Array.isArray(rows)
      ? rows.flatMap((row) => {
          const result = element.safeParse(row);
          return result.success ? [result.data] : [];
        })
      : undefined);
  return { value: value as Registries[N] | undefined, source, findings };
}

function readFile(file: string, bytes: Uint8Array): { raw: unknown; source: Source; findings: Finding[] } {
  const { source, findings } = decode(file, bytes);
  if (findings.length) return { raw: undefined, source, findings };
  const result = readYaml(source.text);
  if ('value' in result) return { raw: result.value, source, findings };
  const { rule, offset, length, message, hint } = result.problem;
  findings.push({ rule, severity: 'error', file, at: source.point(offset), length, message, hint });
  return { raw: undefined, source, findings };
}

function judged<S extends z.ZodType>(
  schema: S,
  value: unknown,
  source: Source,
  findings: Finding[],
): z.infer<S> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  findings.push(
    ...issueFindings(result.error.issues, { schema, value, file: source.file, locate: source.locate }),
  );
  return undefined;
}
