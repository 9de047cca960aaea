/** Gives the reader a file. It is made here and goes nowhere else. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun once the page is idle again.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
