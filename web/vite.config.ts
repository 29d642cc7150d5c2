import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const pages = [
  'index',
  'participant',
  'station',
  'kim',
  'expert',
  'technician',
  'wall',
  'observer',
  'organizer',
  'listening',
  'result',
  'instruction',
  'recheck',
  'attendant',
] as const;

/** Puts into every page what is read there when its script does not run: on a line that broke, in a browser too old for it. */
const unopened = {
  name: 'unopened',
  transformIndexHtml: {
    order: 'pre' as const,
    handler: (html: string) => {
      const words = readFileSync(resolve(import.meta.dirname, 'src/unopened/unopened.html'), 'utf8');
      return html
        .replace('</head>', '  <link rel="stylesheet" href="/src/unopened/unopened.css">\n  </head>')
        .replace('<div id="page"></div>', `$&\n${words}`);
    },
  },
};

// One HTML entry a page. In development /hub and /api go to the server; `fixtures.html` is served only by `npm run dev`, and built for tests by the mode `samples`.
export default defineConfig(({ mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [unopened],
  build: {
    // Of 2022: what a school's laptop and a child's tablet of 2015 can still be brought up to.
    target: ['chrome100', 'edge100', 'firefox100', 'safari15.4'],
    outDir: 'dist',
    emptyOutDir: true,
    rollupOptions: {
      input: Object.fromEntries(
        (mode === 'samples' ? ['fixtures'] : pages).map((page) => [page, resolve(import.meta.dirname, `${page}.html`)]),
      ),
    },
  },
  server: {
    proxy: {
      '/hub': { target: 'http://localhost:5080', ws: true },
      '/api': 'http://localhost:5080',
      '/p/': 'http://localhost:5080',
      '/a/': 'http://localhost:5080',
      '/r/': 'http://localhost:5080',
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // axe on a whole page takes seconds on a busy machine.
    testTimeout: 60_000,
  },
}));
