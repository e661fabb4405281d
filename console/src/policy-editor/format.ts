// A JSON text laid out anew. Its tokens stay as they were written: nothing is read and written again, so that nothing
// changes but white space.
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const INDENT = '  ';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// The text as it is, where it is not JSON.
export function formatted(text: string): string {
  if (!isJson(text)) {
    return text;
  }
  const tokens = text.match(TOKENS) ?? [];
  let depth = 0;
  let out = '';
  const newLine = () => `\n${INDENT.repeat(depth)}`;
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    const isClosing = token === '}' || token === ']';
    const isEmpty = isClosing && (before === '{' || before === '[');
    depth -= isClosing ? 1 : 0;
    const opensLine = before === '{' || before === '[' || before === ',' || isClosing;
    out += at > 0 && opensLine && !isEmpty ? newLine() : '';
    out += token === ':' ? ': ' : token;
    depth += token === '{' || token === '[' ? 1 : 0;
  });
  return out;
}
