export function openSearch(query: string): void {
  console.info(query);
}
