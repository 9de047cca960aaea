/** One step of a long command and its time: "check content        1.2 s". */
export function stepLine(name: string, milliseconds: number): string {
  const time =
    milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  return `${name.padEnd(28)}${time.padStart(8)}`;
}
