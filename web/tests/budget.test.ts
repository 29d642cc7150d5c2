// @vitest-environment node
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

/** What an old telephone on a slow line can be asked to load before its page is there, in bytes as they go over the line. */
const FIRST_LOAD = 150 * 1024;

/** The built files by name, as the server would give them. */
const files = new Map<string, Rollup.OutputAsset | Rollup.OutputChunk>();

const bytesOf = (name: string): number => {
  const file = files.get(name);
  if (!file) throw new Error(`There is no ${name}.`);
  return gzipSync(file.type === 'chunk' ? file.code : file.source).length;
};

/** Every file that the page asks for before it shows anything: its scripts, what they import, its styles. */
function firstLoad(page: string): Set<string> {
  const html = files.get(`${page}.html`);
  if (html?.type !== 'asset') throw new Error(`There is no page ${page}.`);
  const loaded = new Set<string>([`${page}.html`]);
  const take = (name: string) => {
    if (loaded.has(name)) return;
    loaded.add(name);
    const file = files.get(name);
    if (file?.type === 'chunk') for (const other of file.imports) take(other);
  };
  for (const [, name] of String(html.source).matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)) if (name) take(name);
  return loaded;
}

beforeAll(async () => {
  const root = resolve(import.meta.dirname, '..');
  const built = (await build({ root, logLevel: 'silent', build: { write: false } })) as Rollup.RollupOutput;
  for (const file of built.output) files.set(file.fileName, file);
});

describe('The first load', () => {
  it.each(['participant', 'result'])('of the page %s stays within 150 KB', (page) => {
    const loaded = [...firstLoad(page)];
    expect(loaded.some((name) => name.endsWith('.js'))).toBe(true);
    expect(loaded.some((name) => name.endsWith('.css'))).toBe(true);
    const total = loaded.reduce((sum, name) => sum + bytesOf(name), 0);
    expect(total, `${page}: ${loaded.map((name) => `${name} ${bytesOf(name)}`).join(', ')}`).toBeLessThanOrEqual(FIRST_LOAD);
  });

  it('of a participant brings no page of the staff along', () => {
    const code = [...firstLoad('participant')]
      .map((name) => files.get(name))
      .map((file) => (file?.type === 'chunk' ? file.code : ''));
    expect(code.join('')).not.toContain('Ведомость');
  });
});

describe('A page whose script does not run', () => {
  it('says in every page what to do, by a style that the page does not need a script for', () => {
    const pages = [...files.values()].filter((file) => file.type === 'asset' && file.fileName.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      const html = page.type === 'asset' ? String(page.source) : '';
      expect(html, page.fileName).toMatch(/<div id="page"><\/div>\s*<div class="unopened"[\s\S]*обновите страницу/);
      const styles = [...html.matchAll(/<link[^>]+href="\/([^"]+\.css)"/g)].map(([, name]) => files.get(name ?? ''));
      const text = styles.map((file) => (file?.type === 'asset' ? String(file.source) : '')).join('');
      expect(text, page.fileName).toContain('unopened-appears');
      expect(text, page.fileName).toMatch(/#page:not\(:empty\)\s*\+\s*\.unopened\s*\{\s*display:\s*none/);
    }
  });
});
