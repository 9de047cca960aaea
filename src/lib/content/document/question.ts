import type { Element, ElementContent } from 'hast';
import type { Question } from '#lib/model/document.ts';
import { question } from '#lib/model/elements/question.ts';
import { answers, type Answer } from '#lib/model/vocabulary.ts';
import { attributesOf } from './attributes.ts';
import { claimId } from './ids.ts';
import { isBlank, isElement, textOf, type MdxElement, type MdxNode } from './nodes.ts';
import { at, fail, type Page } from './page.ts';
import { inlineOf, isPart, partsOf } from './parts.ts';
import { piecesOf } from './pieces.ts';
import { titleOf } from './title.ts';

const form = /^(yes|no|unknown)\s*:?$/i;
const howTo = 'end the question with a list:  - **Yes:** …  - **No:** …  - **Unknown:** …';

/** A `<Question>`: what to ask, how to find out, and what each of the three answers means. */
export function questionOf(page: Page, node: MdxElement): Question | undefined {
  const attributes = attributesOf(page, node, question);
  if (attributes) claimId(page, node, attributes.id);
  const { title, rest } = titleOf(page, node, piecesOf(page, node.children, 'Question'), 3);
  const last = rest.at(-1);
  const list = last?.kind === 'prose' && isElement(last.node, 'ul') ? last.node : undefined;
  const isAnswers = list?.children.some((item) => isElement(item, 'li') && wordOf(item) !== undefined);
  const body = partsOf(page, (isAnswers ? rest.slice(0, -1) : rest).filter(isPart), 4);
  if (!list || !isAnswers)
    return fail(page, node, {
      rule: 'answers',
      message: 'the question does not end with its answers',
      hint: howTo,
    });
  const given = answersOf(page, list);
  const { yes, no, unknown } = given;
  const missing = answers.filter((answer) => !given[answer]);
  if (!yes || !no || !unknown)
    return fail(page, list, {
      rule: 'answers',
      message: `the answer ${missing.join(' and ')} is missing`,
      hint: howTo,
    });
  return (
    attributes && {
      kind: 'question',
      ...attributes,
      title,
      body,
      answers: { yes, no, unknown },
      at: at(node),
    }
  );
}

function answersOf(page: Page, list: Element): Partial<Record<Answer, ElementContent[]>> {
  const given: Partial<Record<Answer, ElementContent[]>> = {};
  for (const item of list.children) {
    if (!isElement(item, 'li')) continue;
    const word = wordOf(item);
    const content = contentOf(item);
    const after = content.slice(content.findIndex((child) => isElement(child, 'strong')) + 1);
    if (!word || given[word])
      fail(page, item, {
        rule: 'answers',
        message: word ? `the answer ${word} stands twice` : 'this entry is none of the three answers',
        hint: 'begin each entry with **Yes:**, **No:** or **Unknown:**',
      });
    else if (content !== item.children && item.children.filter((child) => !isBlank(child)).length > 1) {
      given[word] = [];
      fail(page, item, {
        rule: 'answers',
        message: 'an answer is one paragraph',
        hint: 'move the rest above the list',
      });
    } else given[word] = sentenceOf(page, item, after, word);
  }
  return given;
}

/** What follows the bold word: inline, without the space and colon after it. */
function sentenceOf(
  page: Page,
  item: Element,
  after: readonly ElementContent[],
  word: Answer,
): ElementContent[] {
  const [first, ...rest] = after;
  const trimmed: ElementContent[] =
    first?.type === 'text'
      ? [{ ...first, value: first.value.replace(/^\s*:?\s*/, '') }, ...rest]
      : [...after];
  const paragraph: Element = { ...item, tagName: 'p', properties: {}, children: trimmed };
  if (textOf(trimmed).trim() === '')
    fail(page, item, {
      rule: 'answers',
      message: `the answer ${word} says nothing`,
      hint: 'say what to do then',
    });
  return inlineOf(page, paragraph);
}

/** A list entry's inline content: of its first paragraph where the list has empty lines in it. */
function contentOf(item: Element): ElementContent[] {
  const paragraph = item.children.find((child): child is Element => isElement(child, 'p'));
  return paragraph ? paragraph.children : item.children;
}

function wordOf(item: Element): Answer | undefined {
  const first: MdxNode | undefined = contentOf(item).find((child) => !isBlank(child));
  if (!isElement(first, 'strong')) return undefined;
  return form.exec(textOf(first.children).trim())?.[1]?.toLowerCase() as Answer | undefined;
}
