import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const pages = [
  'index',
  'participant',
  'station',
  'kim',
  'expert',
  'technician',
  'organizer',
  'listening',
  'result',
  'instruction',
  'recheck',
] as const;

// One HTML entry a page. In development /hub and /api go to the server; `fixtures.html` is served only by `npm run dev`, and built for tests by the mode `samples`.
export default defineConfig(({ mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
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
