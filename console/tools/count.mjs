// Says how a run of vitest ended, in the one line that everything else here ends with too.
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
process.stdout.write(`${numPassedTests} passed, ${numFailedTests} failed\n`);
