import { copyText } from './copy-text.ts';

/** Takes over a message: what is filled in stands in its text. Nothing of it is kept or sent. */
export function take(root: HTMLElement): (event: Event) => void {
  const places = [...root.querySelectorAll<HTMLElement>('var')].map((node) => ({
    node,
    word: node.textContent,
  }));
  const fill = (word: string, value: string) => {
    for (const { node } of places.filter((place) => place.word === word)) {
      node.textContent = value || word;
      node.classList.toggle('filled', value !== '');
    }
  };
  return ({ type, target }) => {
    if (type === 'input' && target instanceof HTMLInputElement) fill(target.name, target.value.trim());
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy-text]') : null;
    const text = button?.parentElement?.querySelector<HTMLElement>('[data-text]');
    if (type !== 'click' || !button || !text) return;
    const open = places.filter(({ node, word }) => text.contains(node) && node.textContent === word);
    const words = [...new Set(open.map(({ word }) => word))];
    void copyText(button, text.innerText.trim(), () => getSelection()?.selectAllChildren(text), words);
  };
}
