// What axe, the accessibility checker, says of the page as it stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function examine(page) {
  await page.evaluate(`${AXE};0`);
  return page.evaluate(async () => {
    const { violations, incomplete, passes } = await axe.run(document, {
      resultTypes: ['violations', 'incomplete'], // of rules that passed, their number is enough
    });
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`),
      unjudged: incomplete.reduce((sum, { nodes }) => sum + nodes.length, 0),
      passes: passes.length,
    };
  });
}
