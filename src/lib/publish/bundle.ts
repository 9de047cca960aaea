import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { project } from './astro.ts';

interface Bundle {
  /** The file to begin with, below src/client. */
  entry: string;
  /** Files that stand in for others, both below src/client. */
  instead?: Readonly<Record<string, string>>;
  /** What names without a value in the sources stand for. */
  values?: Readonly<Record<string, unknown>>;
}

/** One script of one file and all it imports: classic, minified, the same bytes from the same sources. */
export async function bundle({ entry, instead = {}, values = {} }: Bundle): Promise<string> {
  const client = join(project, 'src/client');
  const stands = new Map(Object.entries(instead).map(([from, to]) => [join(client, from), join(client, to)]));
  const build = await rolldown({
    input: join(client, entry),
    cwd: project,
    platform: 'browser',
    transform: {
      define: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]),
      ),
    },
    plugins: [
      {
        name: 'watchbill-instead',
        load: (id) => {
          const other = stands.get(id);
          return other === undefined ? null : `export * from ${JSON.stringify(other)};`;
        },
      },
    ],
  });
  try {
    const { output } = await build.generate({ format: 'iife', codeSplitting: false, minify: true });
    return output[0].code;
  } finally {
    await build.close();
  }
}
