// How much a browser fetches before the report is there, from the manifest of a built console.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const BUILT = process.env['ROLLCALL_CONSOLE_BUILT'] ?? '';
const SCRIPT_BUDGET = 450_000;

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
}
type Manifest = Record<string, Chunk>;

function reached(manifest: Manifest, names: string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    if (!found.has(name)) {
      found.add(name);
      reached(manifest, manifest[name]?.imports ?? [], found);
    }
  }
  return found;
}

describe.skipIf(BUILT === '')('A built console', () => {
  test('needs at most 450 kB of compressed scripts for the first look at the report', () => {
    const manifest = JSON.parse(readFileSync(join(BUILT, '.vite/manifest.json'), 'utf8')) as Manifest;
    const shown = [
      'index.html',
      'src/signin/page.tsx',
      'src/shell/shell.tsx',
      'src/report/page.tsx',
      'src/report/pictures/pictures.tsx',
      'src/texts/ja.ts',
      'node_modules/@cloudscape-design/components/i18n/messages/all.ja.js',
    ];
    for (const name of shown) {
      expect(Object.keys(manifest)).toContain(name);
    }
    const sizes = [...reached(manifest, shown)]
      .map(name => join(BUILT, `${manifest[name]?.file}.gz`))
      .filter(existsSync)
      .map(file => statSync(file).size);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(100_000);
    expect(total).toBeLessThanOrEqual(SCRIPT_BUDGET);
  });

  test('fetches nothing from elsewhere and carries no data: font', () => {
    const assets = readdirSync(join(BUILT, 'assets'));
    for (const name of assets.filter(known => known.endsWith('.css'))) {
      const text = readFileSync(join(BUILT, 'assets', name), 'utf8');
      expect(text).not.toMatch(/url\(["']?(?:https?:|\/\/)|data:(?:font|application)/);
    }
    expect(assets.filter(name => name.endsWith('.woff2')).length).toBeGreaterThan(3);
    expect(readFileSync(join(BUILT, 'index.html'), 'utf8')).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)/);
  });

  test('has every text file in two compressed forms', () => {
    for (const name of readdirSync(join(BUILT, 'assets')).filter(known => /\.(js|css)$/.test(known))) {
      const file = join(BUILT, 'assets', name);
      if (statSync(file).size >= 512) {
        expect(existsSync(`${file}.br`) && existsSync(`${file}.gz`), name).toBe(true);
      }
    }
  });
});
