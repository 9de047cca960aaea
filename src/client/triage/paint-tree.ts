import type { Answers } from './standing.ts';

/** Shows the way that was taken in both drawings of the tree: heavier lines, and the answer in its box. */
export function paintTree(order: readonly string[], answers: Answers, row: number | undefined): void {
  const given = order.filter((id) => answers[id]);
  const last = given.at(-1);
  for (const tree of document.querySelectorAll<SVGElement>('.tree svg')) {
    tree.classList.toggle('walked', given.length > 0);
    const mark = (kind: string, lit: (id: string) => boolean) => {
      for (const group of tree.querySelectorAll<SVGElement>(`g[data-${kind}]`))
        group.classList.toggle('lit', lit(group.dataset[kind] ?? ''));
    };
    mark('question', (id) => answers[id] !== undefined);
    // The way down is walked as far as the last answer; to the end where nothing else held.
    const atEnd = row === tree.querySelectorAll('g[data-row]').length;
    mark('down', (id) => atEnd || order.indexOf(id) < order.indexOf(last ?? ''));
    mark('row', (number) => Number(number) === row);
    // On top: lines of other ways out run over its own.
    const out = tree.querySelector('g[data-row].lit');
    if (out) tree.append(out);
    for (const group of tree.querySelectorAll<SVGElement>('g[data-question]')) answerIn(group, answers);
  }
}

function answerIn(group: SVGElement, answers: Answers): void {
  group.querySelector('.given')?.remove();
  const answer = answers[group.dataset['question'] ?? ''];
  const box = group.querySelector('rect');
  if (!answer || !box) return;
  const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  const right = Number(box.getAttribute('x')) + Number(box.getAttribute('width'));
  text.setAttribute('x', String(right - 8));
  text.setAttribute('y', String(Number(box.getAttribute('y')) - 5));
  text.setAttribute('class', 'b given');
  text.setAttribute('text-anchor', 'end');
  text.textContent = answer.toUpperCase();
  group.append(text);
}
