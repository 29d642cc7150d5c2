/** Lines that follow each other under one section, kept in their order. */
export function chapters<T extends { section: string }>(lines: T[]): { title: string; lines: T[] }[] {
  const found: { title: string; lines: T[] }[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last?.title === line.section) last.lines.push(line);
    else found.push({ title: line.section, lines: [line] });
  }
  return found;
}
