import { readHistory } from '#lib/content/history.ts';

/** Reads what git says of a repository, as every build does. */
const { files, note } = await readHistory(process.argv[2] ?? '.');
if (note) throw new Error(note);
process.stdout.write(`${files.size} files\n`);
