/** Copies a text and says so on the button; where the browser does not allow it, `select` marks the text instead. */
export async function copyText(button: HTMLElement, text: string, select: () => void): Promise<void> {
  const words = button.dataset['words'] ?? button.textContent;
  button.dataset['words'] = words;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = `Copied, ${[...text].length} characters`;
  } catch {
    select();
    button.textContent = 'Marked: copy it with your keyboard';
  }
  setTimeout(() => (button.textContent = words), 4000);
}
