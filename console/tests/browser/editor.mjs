// The editor of policy documents, as a person reads it and writes in it.
export function textOf(editor) {
  return editor.evaluate(element => [...element.querySelectorAll('.cm-line')].map(line => line.textContent).join('\n'));
}

// Into an empty editor: to what is written over a part that has a colour, Chromium gives the same colour, by an inline style,
// which the content security policy refuses.
export async function write(editor, text) {
  await editor.press('Control+a');
  await editor.press('Delete');
  await editor.fill(text);
}
