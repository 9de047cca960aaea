import { describe, expect, it } from 'vitest';
import { indexPage } from '#lib/publish/pdf/index-page.ts';

const page =
  '<head><title>No such page · Watchbill</title></head><body><nav>Respond</nav><main id="main"><p>Gone</p></main><footer>TLP</footer></body>';

describe('the list of PDFs', () => {
  it('stands in the middle of a page of the portal, with a link and a size for each', () => {
    const list = indexPage(page, [{ name: 'plan-a4.pdf', size: '250 kB' }]);
    expect(list).toContain('<li><a href="plan-a4.pdf">plan-a4.pdf</a> 250 kB</li>');
    expect(list).toMatch(/<title>To print[^<]*<\/title>.*<nav>Respond<\/nav><main[\s\S]*<\/main><footer>TLP/);
    expect(list).not.toContain('Gone');
    expect(list.match(/<main/g)).toHaveLength(1);
  });
});
