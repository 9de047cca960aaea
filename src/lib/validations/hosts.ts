import { didYouMean } from '#lib/model/nearest.ts';

/** Which scope a host is in: undefined where nobody said. */
export type Hosts = (host: string) => string | undefined;

/**
 * Reads `--scope`: one scope for every host, or pairs such as `SRV-*=servers,LT-*=workstations`, of which the first that
 * fits counts. A problem says what is wrong in words.
 */
export function readHosts(
  text: string | undefined,
  scopes: readonly string[],
): Hosts | { problem: string; hint: string } {
  const rules: { form: RegExp; scope: string }[] = [];
  for (const part of text?.split(',') ?? []) {
    const [pattern, scope] = part.includes('=') ? part.split('=', 2) : ['*', part];
    const wanted = (scope ?? '').trim();
    if (!scopes.includes(wanted))
      return {
        problem: `there is no scope "${wanted}" in content/registries/scopes.yaml`,
        hint: didYouMean(wanted, scopes) ?? `one of ${scopes.join(', ')}`,
      };
    rules.push({ form: formOf((pattern ?? '').trim()), scope: wanted });
  }
  return (host) => rules.find(({ form }) => form.test(host))?.scope;
}

/** Host names know no case, and a star stands for any part of one. */
function formOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[^*]+/g, (part) => part.replace(/[^\w]/g, String.raw`\$&`));
  return new RegExp(`^${escaped.replaceAll('*', '.*')}$`, 'i');
}
