/**
 * The rules of the ATT&CK Navigator's layer format 4.5, written from its published property tables: which properties
 * there are, what they hold, and which must be there. Nothing here knows how our layers are made.
 */
type Test = (value: unknown) => boolean;

const string: Test = (value) => typeof value === 'string';
const boolean: Test = (value) => typeof value === 'boolean';
const number: Test = (value) => typeof value === 'number' && Number.isFinite(value);
const color: Test = (value) => typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value);
const oneOf =
  (...words: unknown[]): Test =>
  (value) =>
    words.includes(value);
const matches =
  (form: RegExp): Test =>
  (value) =>
    typeof value === 'string' && form.test(value);
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const either =
  (...tests: Test[]): Test =>
  (value) =>
    tests.some((test) => test(value));

/** An object with these properties and no others; a name that ends in `!` is required. */
function shape(properties: Record<string, Test>): Test {
  const names = Object.keys(properties).map((name) => name.replace('!', ''));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const has = value as Record<string, unknown>;
    return (
      Object.keys(has).every((name) => names.includes(name)) &&
      Object.entries(properties).every(([name, test]) => {
        const plain = name.replace('!', '');
        return plain in has ? test(has[plain]) : !name.endsWith('!');
      })
    );
  };
}

const divider = shape({ 'divider!': boolean });
const metadata = listOf(either(shape({ 'name!': string, 'value!': string }), divider));
const links = listOf(
  either(shape({ 'label!': string, 'url!': matches(/^[a-z][a-z0-9+.-]*:\/\//) }), divider),
);

const technique = shape({
  'techniqueID!': matches(/^T\d{4}(\.\d{3})?$/),
  tactic: matches(/^[a-z]+(-[a-z]+)*$/),
  comment: string,
  enabled: boolean,
  score: number,
  color: either(oneOf(''), color),
  metadata,
  links,
  showSubtechniques: boolean,
});

const properties: Record<string, Test> = {
  versions: shape({ attack: string, 'navigator!': atLeast490, 'layer!': oneOf('4.5') }),
  'name!': string,
  description: string,
  'domain!': oneOf('enterprise-attack', 'mobile-attack', 'ics-attack'),
  customDataURL: string,
  filters: shape({ platforms: listOf(string) }),
  sorting: oneOf(0, 1, 2, 3),
  layout: shape({
    layout: oneOf('side', 'flat', 'mini'),
    showID: boolean,
    showName: boolean,
    showAggregateScores: boolean,
    countUnscored: boolean,
    aggregateFunction: oneOf('average', 'min', 'max', 'sum'),
    expandedSubtechniques: oneOf('none', 'all', 'annotated'),
  }),
  hideDisabled: boolean,
  techniques: listOf(technique),
  gradient: (value) => {
    const whole = shape({ 'colors!': listOf(color), 'minValue!': number, 'maxValue!': number })(value);
    const { colors, minValue, maxValue } = value as { colors: string[]; minValue: number; maxValue: number };
    return whole && colors.length >= 2 && maxValue > minValue;
  },
  legendItems: listOf(shape({ 'label!': string, 'color!': color })),
  showTacticRowBackground: boolean,
  tacticRowBackground: color,
  selectTechniquesAcrossTactics: boolean,
  selectSubtechniquesWithParent: boolean,
  selectVisibleTechniques: boolean,
  metadata,
  links,
};

function atLeast490(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d+\.\d+\.\d+$/.test(value)) return false;
  const [major = 0, minor = 0] = value.split('.').map(Number);
  return major > 4 || (major === 4 && minor >= 9);
}

/** The properties of a layer that break a rule of the format; none when it holds. */
export function layerFaults(layer: unknown): string[] {
  if (typeof layer !== 'object' || layer === null) return ['not an object'];
  const has = layer as Record<string, unknown>;
  const known = new Map(Object.entries(properties).map(([name, test]) => [name.replace('!', ''), test]));
  const odd = Object.keys(has).filter((name) => !known.get(name)?.(has[name]));
  const missing = Object.keys(properties).filter((name) => name.endsWith('!') && !(name.slice(0, -1) in has));
  return [...odd, ...missing];
}
