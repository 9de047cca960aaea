/** The page that lists what was printed, made from any page of the portal: everything around `<main>` stays. */
export function indexPage(page: string, files: readonly { name: string; size: string }[]): string {
  const rows = files.map(({ name, size }) => `<li><a href="${name}">${name}</a> ${size}</li>`).join('\n');
  const main = `<main id="main" class="wrap" tabindex="-1">
<div class="head"><h1>To print</h1><p class="lede">Made from the pages of this portal. Paper expires after 90 days.</p></div>
<ul class="plain">
${rows}
</ul>
</main>`;
  return page
    .replace(/<title>[^<]*/, '<title>To print · Watchbill')
    .replace(/<main[\s\S]*<\/main>/, () => main);
}
