// A statement of a policy document, cut out where the simulator says that it stands. What it calls the beginning is
// where the reader of IAM had come before it: behind the brace of a statement that stands alone, before or behind the
// comma or the bracket of one in a list. Columns count UTF-16 units, as here.
import { formatted } from '../policy-editor/format';

export interface Position {
  Line: number;
  Column: number;
}

export interface Place {
  start: Position;
  end: Position;
}

function offsetOf(document: string, { Line, Column }: Position): number {
  const before = document.split('\n').slice(0, Line - 1);
  return before.reduce((sum, line) => sum + line.length + 1, 0) + Column - 1;
}

export interface Statement {
  text: string;
  firstLine: number;
  lastLine: number;
}

export function statementAt(document: string, { start, end }: Place): Statement {
  const passed = document.slice(offsetOf(document, start), offsetOf(document, end));
  const before = /^[\s,[]*/.exec(passed)?.[0] ?? '';
  const found = passed.slice(before.length).trimEnd();
  return {
    text: formatted(found.startsWith('{') ? found : `{${found}`),
    firstLine: start.Line + before.split('\n').length - 1,
    lastLine: end.Line,
  };
}
