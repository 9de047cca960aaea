import type { Element, ElementContent } from 'hast';
import type { Command } from '#lib/model/document.ts';
import { languages } from '#lib/content/highlight/languages.ts';
import { markedCode } from '#lib/content/highlight/mark.ts';
import { quote } from '#lib/content/quote.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import { detached, isElement, textOf } from './nodes.ts';
import { at, fail, note, type Page } from './page.ts';

/** A fenced block as a command. Its hast is what stands inside `<code>`. */
export function commandOf(page: Page, node: Element): Command {
  const code = node.children.find((child) => isElement(child, 'code'));
  const data = (code?.data ?? {}) as { lang?: string | null; meta?: string | null };
  const text = detached(textOf(code?.children ?? []).replace(/\n$/, ''));
  checkFence(page, node);
  const language = languageOf(page, node, data.lang ?? '');
  const where = whereOf(page, node, data.meta ?? '');
  return {
    kind: 'command',
    language,
    ...(where !== undefined && { where }),
    code: text,
    hast: markedCode(text, page.highlight(text, language), page.variables),
    at: at(node),
  };
}

/** A fenced block inside a list or a quote: it stays in the prose, highlighted all the same. */
export function convertCommand(page: Page, node: Element): ElementContent[] {
  const { language, where, hast } = commandOf(page, node);
  const code: Element = { type: 'element', tagName: 'code', properties: {}, children: hast };
  const properties = { dataLanguage: language, ...(where !== undefined && { dataWhere: where }) };
  return [{ type: 'element', tagName: 'pre', properties, children: [code] }];
}

function languageOf(page: Page, node: Element, written: string): string {
  if (languages.has(written)) return written;
  if (written === '')
    note(page, node, {
      rule: 'unknown-language',
      message: 'the fence does not say its language',
      hint: 'write ```powershell, or ```text for a plain listing',
    });
  else
    note(page, node, {
      rule: 'unknown-language',
      message: `${quote(written)} is not a language the portal knows`,
      hint: didYouMean(written, languages.keys()) ?? `known: ${[...languages.keys()].join(', ')}`,
    });
  return 'text';
}

function whereOf(page: Page, node: Element, meta: string): string | undefined {
  if (meta.trim() === '') return undefined;
  const where = /^\s*in="([^"]*)"\s*$/.exec(meta)?.[1]?.trim();
  if (where) return where;
  return fail(page, node, {
    rule: 'fence',
    message: `the words after the language cannot be read: ${quote(meta)}`,
    hint: 'write where it runs:  in="Exchange Online PowerShell"',
  });
}

/** A fence that never closes swallows the rest of its element without a word from the parser. */
function checkFence(page: Page, node: Element): void {
  const { position } = node;
  if (!position) return;
  const { text } = page.source;
  const written = text.slice(page.source.offset(position.start), page.source.offset(position.end));
  const open = /^(`{3,}|~{3,})/.exec(written)?.[1];
  const last = written
    .slice(written.lastIndexOf('\n') + 1)
    .replace(/^[\s>]*/, '')
    .trimEnd();
  if (!open || (written.includes('\n') && last.startsWith(open) && /^(`+|~+)$/.test(last))) return;
  fail(page, node, {
    rule: 'fence',
    message: 'the fence opened here is never closed',
    hint: `end it with a line of ${open}`,
  });
}
