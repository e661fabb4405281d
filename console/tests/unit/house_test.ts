// The rules of the house for the console, each with its reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name))
  .map(name => ({ name, text: readFileSync(join(SOURCE, name), 'utf8') }));

function matches(of: (name: string) => boolean, pattern: RegExp): string[] {
  return files
    .filter(({ name }) => of(name))
    .flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([match]) => `${name}: ${match}`));
}

const isComponent = (name: string) => name.endsWith('.tsx');
const isProduct = (name: string) => !name.includes('_test.');

describe('The console', () => {
  test('has no sentence in a component: texts come from texts/', () => {
    // Text between tags, or in an attribute that people read.
    expect(matches(isComponent, />\s*[A-Za-z\u3040-\u9fff][a-z\u3040-\u9fff]+[^<>{}()=;]*<\//g)).toEqual([]);
    expect(
      matches(isComponent, /(?:label|header|title|placeholder|description|ariaLabel|aria-label|alt)="[^"]*[A-Za-z][^"]*"/g),
    ).toEqual([]);
  });

  test('has no address outside paths.ts', () => {
    const isElsewhere = (name: string) => isProduct(name) && name !== 'paths.ts' && name !== 'location.ts';
    expect(matches(isElsewhere, /['"`]\/(?:console|signin)\b[^'"`]*['"`]/g)).toEqual([]);
    expect(matches(isProduct, /['"`]https?:[^'"`]*['"`]/g)).toEqual([]);
  });

  test('puts no markup into a page but through React', () => {
    expect(matches(isProduct, /dangerouslySetInnerHTML|\.innerHTML|document\.write|\beval\(/g)).toEqual([]);
  });

  test('stores nothing but preferences and the account of the last sign-in', () => {
    const keepers = ['preferences/store.ts', 'session/remembered.ts'];
    expect(matches(name => isProduct(name) && !keepers.includes(name), /\b(?:local|session)Storage\b/g)).toEqual([]);
  });

  test('has no function of 60 lines', () => {
    const lengths = files.flatMap(({ name, text }) =>
      [...text.matchAll(/^(?:export )?(?:default )?(?:async )?function (\w+)[^]*?^}$/gm)].map(([body, called]) => ({
        where: `${name}: ${called}`,
        lines: body.split('\n').length,
      })),
    );
    expect(lengths.length).toBeGreaterThan(200);
    expect(lengths.filter(({ lines }) => lines >= 60)).toEqual([]);
  });

  test('has no file of 400 lines and no line of more than 120 columns outside of texts/', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 400).map(({ name }) => name);
    expect(long).toEqual([]);
    expect(matches(name => isProduct(name) && !name.startsWith('texts/'), /^.{121,}$/gm)).toEqual([]);
  });
});
