import { grammar } from '#lib/model/elements/grammar.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import { isComment, type MdxElement, type MdxNode } from './nodes.ts';
import { fail, type Page } from './page.ts';

/** Reports a node that is neither prose nor an element. A comment is the one thing passed over. */
export function refuseCode(page: Page, node: MdxNode): undefined {
  switch (node.type) {
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (isComment(node.value)) return undefined;
      return fail(page, node, {
        rule: 'mdx-expression',
        message: '{ } holds an expression; content is never computed',
        hint: 'for the character itself write &#123; or put the text in backticks; a comment is {/* … */}',
      });
    case 'mdxjsEsm': {
      const word = /^\s*export/.test(node.value) ? 'export' : 'import';
      return fail(page, node, {
        rule: 'mdx-code',
        message: `a paragraph that starts with the word "${word}" is read as code, and content is never code`,
        hint: 'begin the sentence differently',
      });
    }
    default:
      return fail(page, node, {
        rule: 'unknown-node',
        message: `this is read as "${node.type}", which no page can show`,
        hint: 'write it as plain text, a list, a table or a fenced block',
      });
  }
}

/** How Markdown writes what people reach for HTML for. */
const markdown: Readonly<Record<string, string>> = {
  a: '[text](https://…)',
  b: '**bold**',
  code: '`code`',
  em: '*emphasis*',
  i: '*emphasis*',
  img: '![what one sees](file.png)',
  pre: 'a fenced block, ```text',
  strong: '**bold**',
};

/** Reports a tag that is no element of the grammar. */
export function refuseElement(page: Page, node: MdxElement): undefined {
  const { name } = node;
  if (name === null)
    return fail(page, node, {
      rule: 'unknown-element',
      message: 'the empty tag <> is not an element',
      hint: 'remove it',
    });
  const html = /^[a-z]/.test(name);
  return fail(page, node, {
    rule: 'unknown-element',
    message: html ? `HTML is not read here: <${name}>` : `<${name}> is not an element`,
    hint: html
      ? `write ${markdown[name] ?? 'it in Markdown'}; if the tag itself is meant, put it in backticks`
      : (didYouMean(name, grammar.keys()) ?? `known: ${[...grammar.keys()].join(', ')}`),
  });
}
