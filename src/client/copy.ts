/** Copy buttons take the whole command, and say so when words in it must still be replaced. */
export function wireCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const words = button.innerHTML;
    button.addEventListener('click', () => {
      const code = button.closest('figure')?.querySelector('code');
      if (!code) return;
      const open = new Set([...code.querySelectorAll('var')].map((word) => word.textContent));
      void navigator.clipboard.writeText(code.textContent).then(() => {
        button.textContent = open.size > 0 ? `Copied. Replace ${[...open].join(', ')}` : 'Copied';
        setTimeout(() => (button.innerHTML = words), 4000);
      });
    });
  }
}
