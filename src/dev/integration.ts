import { once } from 'node:events';
import { join, relative, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { Judged } from './judge.ts';
import { askEvent, countInWords, newsEvent, type News } from './news.ts';
import { settled } from './settled.ts';

type Answer = { news: News } | { problem: string };

/** Milliseconds without a change before content is judged: an editor writes a file in several steps. */
const quiet = 100;

/** Judges content/ at every change and tells every open page what it found. For `astro dev` and nothing else. */
export function findingsInPage(judged: Judged): AstroIntegration {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: judged });
  worker.unref();
  let news: News | undefined;
  return {
    name: 'watchbill-findings',
    hooks: {
      'astro:config:setup': ({ injectScript }) => injectScript('page', "import '/src/dev/panel.ts';"),
      'astro:server:setup': ({ server, logger }) => {
        const { hot } = server.environments.client;
        const look = settled(quiet, async () => {
          worker.postMessage('look');
          const answer = await answerOf(worker);
          if ('problem' in answer) return logger.error(answer.problem);
          if (JSON.stringify(news) === JSON.stringify(answer.news)) return;
          ({ news } = answer);
          hot.send(newsEvent, news);
          logger.info(inTerminal(news));
        });
        hot.on(askEvent, (_: unknown, client: { send: (event: string, news: News) => void }) => {
          if (news) client.send(newsEvent, news);
        });
        const { root, contacts } = judged;
        // The content of another folder lies outside of what Vite watches.
        server.watcher.add([join(root, 'content'), ...(contacts ? [contacts] : [])]);
        server.watcher.on('all', (_, path) => {
          const file = relative(root, path).split(sep).join('/');
          if (path === contacts || /^content\/(?!exports\/)/.test(file)) look();
        });
        look();
      },
      'astro:server:done': async () => {
        await worker.terminate();
      },
    },
  };
}

async function answerOf(worker: Worker): Promise<Answer> {
  try {
    const [answer] = (await once(worker, 'message')) as [Answer];
    return answer;
  } catch (error) {
    return { problem: String(error) };
  }
}

/** The count and the first errors with their places: for whoever has no page open. */
function inTerminal({ told }: News): string {
  const errors = told.filter(({ severity }) => severity === 'error');
  const lines = errors.slice(0, 5).map(({ place, message, rule }) => `  ${place}: ${message} [${rule}]`);
  const rest = errors.length - lines.length;
  const more = rest > 0 ? [`  and ${rest} more: npm run check lists them all`] : [];
  return [countInWords(told), ...lines, ...more].join('\n');
}
