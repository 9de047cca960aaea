/** Plain words that say nothing about an incident and are hard to mishear on the phone. */
const names = [
  'Anvil', 'Badger', 'Cedar', 'Dahlia', 'Ember', 'Falcon', 'Granite', 'Heron', 'Ibex', 'Juniper',
  'Kestrel', 'Lantern', 'Maple', 'Nettle', 'Osprey', 'Pebble', 'Quartz', 'Raven', 'Saddle', 'Thistle',
  'Umber', 'Violet', 'Walnut', 'Yarrow', 'Zephyr', 'Birch', 'Compass', 'Drummer', 'Fennel', 'Gannet',
  'Harbour', 'Indigo', 'Kelp', 'Linen', 'Marble', 'Otter', 'Puffin', 'Rowan', 'Sparrow', 'Tundra',
]; // prettier-ignore

/** The name to suggest when `taken` incidents are known: by their number, and none that is in use. */
export function suggestCodename(taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const from = taken.length % names.length;
  const free = [...names.slice(from), ...names.slice(0, from)].find((name) => !used.has(name.toLowerCase()));
  return free ?? `${names[from]} ${taken.length + 1}`;
}
