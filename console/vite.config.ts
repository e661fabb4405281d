import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { fontFiles } from './tools/font-files.ts';

export default defineConfig({
  base: '/console/',
  plugins: [react(), fontFiles()],
  build: {
    outDir: process.env['ROLLCALL_CONSOLE_OUT'] ?? '../build/console',
    emptyOutDir: true,
    manifest: true,
    license: { fileName: 'third-party-licenses.txt' },
    target: 'es2022',
    // No asset becomes a data: address, which the content security policy would refuse.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  test: {
    include: ['src/**/*_test.ts', 'src/**/*_test.tsx', 'tests/unit/**/*_test.ts'],
    testTimeout: 120_000,
    server: { deps: { inline: [/@cloudscape-design\//] } },
  },
});
