import { element, textButton } from '#client/search-element.ts';

/** One line above the bar: what is wrong, and the one thing to do about it. */
export interface Notice {
  /** Says which it is: the same one is not announced twice. */
  id: string;
  words: string;
  act?: { words: string; press: () => void } | undefined;
  /** Whether a reader may hide it. */
  hides?: boolean;
}

/** Shows notices in the bar; a hidden one stays hidden until its words change. */
export function buildNotices(bar: HTMLElement): (notices: readonly Notice[]) => void {
  const list = element('div', 'notices');
  list.role = 'status';
  bar.prepend(list);
  const hidden = new Set<string>();
  let shown = '';
  const paint = (notices: readonly Notice[]) => {
    const open = notices.filter(({ id, words }) => !hidden.has(`${id} ${words}`));
    const text = open.map(({ id, words }) => `${id} ${words}`).join('\n');
    if (text === shown) return;
    shown = text;
    list.replaceChildren(
      ...open.map(({ id, words, act, hides }) => {
        const line = element('div', 'wrap', element('p', '', words));
        if (act) line.append(textButton(act.words, act.press));
        if (hides)
          line.append(
            textButton('Hide', () => {
              hidden.add(`${id} ${words}`);
              paint(notices);
            }),
          );
        return line;
      }),
    );
  };
  return paint;
}
