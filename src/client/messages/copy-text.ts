/** What a button says when it says nothing of a copy. */
const kept = new WeakMap<HTMLElement, Node[]>();

/**
 * Copies a text and says so on the button, with the words that are still open in it. Where the browser does not
 * allow it, `select` marks the text instead.
 */
export async function copyText(
  button: HTMLElement,
  text: string,
  select: () => void,
  open: readonly string[] = [],
): Promise<void> {
  const words = kept.get(button) ?? [...button.childNodes];
  kept.set(button, words);
  const left = open.length > 0 ? `. Still open: ${open.join(', ')}` : '';
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = `Copied, ${[...text].length} characters${left}`;
  } catch {
    select();
    button.textContent = 'Marked: copy it with your keyboard';
  }
  setTimeout(() => button.replaceChildren(...words), 6000);
}
