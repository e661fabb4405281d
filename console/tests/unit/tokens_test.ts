// Design tokens and components are two packages with hashes that must fit: where they do not, dark mode stays light.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { tokens } from '../../src/preferences/tokens';

test('Every design token that we use is set by the components of the same vendor', () => {
  const components = dirname(createRequire(import.meta.url).resolve('@cloudscape-design/components/package.json'));
  const folder = join(components, 'internal/base-theme');
  const styles = readdirSync(folder)
    .filter(name => name.endsWith('.css'))
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  for (const [name, value] of Object.entries(tokens)) {
    const variable = /^var\((--[\w-]+)/.exec(value)?.[1] ?? '';
    expect(variable, name).not.toBe('');
    expect(styles, `${name} is ${variable}`).toContain(`${variable}:`);
  }
});
