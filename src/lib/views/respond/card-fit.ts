import type { CardView } from './card.ts';

/** How much of each list a card shows. */
interface Limits {
  steps: number;
  triggers: number;
  signs: number;
  dense: boolean;
}

/** From most to least: what says "is it this?" gives way before what says "do this". */
const choices: Limits[] = [
  { steps: 9, triggers: 5, signs: 4, dense: false },
  { steps: 8, triggers: 4, signs: 4, dense: false },
  { steps: 7, triggers: 4, signs: 4, dense: false },
  { steps: 7, triggers: 3, signs: 4, dense: false },
  { steps: 6, triggers: 2, signs: 4, dense: false },
  { steps: 6, triggers: 0, signs: 4, dense: false },
  { steps: 5, triggers: 0, signs: 3, dense: false },
  { steps: 6, triggers: 2, signs: 4, dense: true },
  { steps: 4, triggers: 0, signs: 3, dense: true },
];
const contacts = 6;
const rules = 5;

/** Lines of text a sheet of Letter, the shorter paper, holds beside what is on every card, with a few to spare for notes; and how many characters a line holds. */
const sheet = { lines: 45, half: 48, full: 102 };
/** A smaller face gives more lines, and longer ones. */
const denser = 1.24;

/** The card with as much of its lists as one sheet holds. */
export function fitted(card: CardView): CardView {
  const cut = choices.map((limits) => limited(card, limits));
  return cut.find((one) => linesOf(one) <= sheet.lines * (one.dense ? denser : 1)) ?? cut.at(-1) ?? card;
}

function limited(card: CardView, { steps, triggers, signs, dense }: Limits): CardView {
  return {
    ...card,
    dense,
    triggers: card.triggers.slice(0, triggers),
    notThisIf: card.notThisIf.slice(0, signs),
    severityRules: card.severityRules.slice(0, rules),
    first: card.first.slice(0, steps),
    contacts: card.contacts.slice(0, contacts),
  };
}

/** About how many lines a card takes; a row of a table is nearly one and a half of them. */
function linesOf(card: CardView): number {
  const wide = card.dense ? denser : 1;
  const lines = (texts: readonly string[], length: number) =>
    texts.reduce((sum, text) => sum + Math.ceil(text.length / (length * wide)), 0);
  const [now, never, call, save] = card.lists.map((list) => lines(list.lines, sheet.half) + 1.5);
  const lists = Math.max(now ?? 0, never ?? 0) + Math.max(call ?? 0, save ?? 0);
  const steps = card.first.map(({ title, decision }) => (decision ? 'Decide: ' : '') + title);
  const left =
    lines(
      card.severityRules.map((rule) => rule.if),
      sheet.half - 8,
    ) +
    lines(card.triggers, sheet.half) +
    (card.triggers.length > 0 ? 1.5 : 0);
  const right = lines(
    card.notThisIf.map(({ sign, goTo }) => `${sign}: ${goTo}`),
    sheet.half - 2,
  );
  const tables =
    lines(steps, sheet.half + 12) + 0.45 * steps.length + 1.45 * Math.max(1, card.contacts.length);
  return lines([card.head.summary], sheet.full) + lists + tables + Math.max(left, right);
}
