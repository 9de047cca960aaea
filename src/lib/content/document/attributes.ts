import type { z } from 'zod';
import type { ElementDefinition } from '#lib/model/elements/element.ts';
import { issueFindings } from '#lib/content/issues.ts';
import type { Place } from '#lib/content/source.ts';
import { detached, type MdxElement } from './nodes.ts';
import { at, fail, type Page } from './page.ts';
import { scanTag, type WrittenAttribute } from './tag.ts';

/** An element's attributes by its schema; undefined, with findings, when one of them does not hold. */
export function attributesOf<S extends z.ZodObject>(
  page: Page,
  node: MdxElement,
  definition: ElementDefinition & { attributes: S },
): z.infer<S> | undefined {
  const { source } = page;
  const written = scanTag(source.text, source.offset(at(node))).attributes;
  const values = new Map<string, unknown>();
  let literal = true;
  for (const [index, attribute] of node.attributes.entries()) {
    const place = placeIn(page, written[index]) ?? { at: at(node), length: 1 };
    const value = attribute.type === 'mdxJsxAttribute' ? literalOf(attribute.value) : undefined;
    if (attribute.type !== 'mdxJsxAttribute' || value === undefined) {
      literal = false;
      fail(page, place, {
        rule: 'not-literal',
        message:
          attribute.type === 'mdxJsxAttribute'
            ? `attribute "${attribute.name}" holds an expression`
            : 'attributes are spread from an expression',
        hint: 'write every attribute out: name="text", name={3} or name={true}; content is never computed',
      });
    } else if (values.has(attribute.name))
      fail(page, place, {
        rule: 'duplicate-key',
        message: `attribute "${attribute.name}" is written twice`,
        hint: 'keep one of the two',
      });
    else values.set(attribute.name, value);
  }
  if (!literal) return undefined;
  const value = Object.fromEntries(values);
  const result = definition.attributes.safeParse(value);
  if (result.success) return result.data;
  const locate = ([name]: readonly PropertyKey[], what: 'key' | 'value' = 'value'): Place => {
    const place = placeIn(
      page,
      written.find((candidate) => candidate.name === name),
      what,
    );
    return place ?? { at: at(node), length: (node.name?.length ?? 0) + 1 };
  };
  const judged = {
    schema: definition.attributes,
    value,
    file: source.file,
    locate,
    noun: 'attribute' as const,
  };
  page.findings.push(...issueFindings(result.error.issues, judged));
  page.incomplete = true;
  return undefined;
}

function placeIn(
  page: Page,
  written: WrittenAttribute | undefined,
  what: 'key' | 'value' = 'value',
): Place | undefined {
  if (!written) return undefined;
  const [start, end] =
    what === 'value'
      ? [written.valueStart, written.valueEnd]
      : [written.start, written.start + written.name.length];
  return { at: page.source.point(start), length: Math.max(1, end - start) };
}

/** A literal's value: text, true for a bare name, or JSON in braces. Undefined for anything computed. */
function literalOf(value: string | { value: string } | null | undefined): unknown {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return detached(value);
  try {
    return JSON.parse(value.value);
  } catch {
    return undefined;
  }
}
