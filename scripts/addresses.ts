import { globSync, readFileSync } from 'node:fs';

// Every address is made by href() of lib/views, which knows the base and what this build's reader may open.
const literal = /\b(?:href|action|src)=(?:["']|\{["'`])\//g;

for (const file of globSync('src/**/*.astro')) {
  const text = readFileSync(file, 'utf8');
  for (const { index } of text.matchAll(literal)) {
    const before = text.slice(0, index).split('\n');
    const place = `${file.replaceAll('\\', '/')}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    console.log(`${place}: error: a literal address breaks under a base path; take it from the view`);
    process.exitCode = 1;
  }
}
