// The editor itself, fetched only where somebody edits a policy. It lives in a shadow root: there its styles are
// adopted as sheets, where the content security policy lets nobody put a style into the page.
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, forceLinting, linter } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { completions } from './completions';
import type { Finding } from './findings';
import { fetchTerms } from './terms';

// Where an editor is, for whoever leads to a place in it.
export interface Handle {
  goTo: (offset: number) => void;
}

interface Parts {
  value: string;
  label: string;
  description: string;
  hasFocus: boolean;
  onChange: (value: string) => void;
  onHandle: (handle: Handle | undefined) => void;
  check: (document: string) => Promise<readonly Finding[]>;
  say: (finding: Finding) => string;
}

const LINT_PAUSE_MS = 300;

const theme = EditorView.theme({
  '&': { border: '1px solid var(--edge)', borderRadius: '8px', backgroundColor: 'var(--paper)', color: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--focus)' },
  '.cm-content, .cm-gutters': {
    fontFamily: "Monaco, Menlo, Consolas, 'Courier New', monospace",
    fontSize: '13px',
    lineHeight: '20px',
  },
  '.cm-content': { caretColor: 'var(--ink)', minHeight: '200px' },
  '.cm-scroller': { maxHeight: '50vh', overflow: 'auto' },
  '.cm-gutters': { backgroundColor: 'var(--page)', color: 'var(--ink-soft)', borderRight: '1px solid var(--line)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--limit)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    border: '1px solid var(--edge)',
    zIndex: '6000',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--primary)', color: 'var(--on-primary)' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--link)' },
  { tag: tags.string, color: 'var(--ink)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--mark-good)' },
]);

function diagnosticOf(finding: Finding, length: number, say: (finding: Finding) => string): Diagnostic {
  const from = Math.min(finding.start.Offset, length);
  const to = Math.min(Math.max(finding.end.Offset, from), length);
  return { from, to, severity: 'error', message: say(finding) };
}

function extensions(parts: () => Parts): Extension[] {
  const { label, description } = parts();
  return [
    lineNumbers(),
    history(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    json(),
    syntaxHighlighting(colours),
    theme,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-description': description }),
    autocompletion({ override: [completions(fetchTerms)], icons: false }),
    linter(
      async view => {
        const { check, say } = parts();
        const { length } = view.state.doc;
        return (await check(view.state.doc.toString())).map(finding => diagnosticOf(finding, length, say));
      },
      { delay: LINT_PAUSE_MS },
    ),
    // Tab is not among them: it leads on, as everywhere.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.updateListener.of(update => {
      if (update.docChanged) {
        parts().onChange(update.state.doc.toString());
      }
    }),
    // Escape closes the list of completions first, and only then the dialog around.
    EditorView.domEventHandlers({
      keydown: (event, view) => {
        if (event.key === 'Escape' && completionStatus(view.state) !== null) {
          event.stopPropagation();
        }
        return false;
      },
    }),
  ];
}

function handleOf(view: EditorView): Handle {
  return {
    goTo: offset => {
      const anchor = Math.min(offset, view.state.doc.length);
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
  };
}

export default function Code(parts: Parts) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  });
  useEffect(() => {
    const element = host.current;
    if (element === null) {
      return undefined;
    }
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const made = new EditorView({
      state: EditorState.create({ doc: parts.value, extensions: extensions(() => latest.current) }),
      parent: root,
      root,
    });
    view.current = made;
    parts.onHandle(handleOf(made));
    forceLinting(made);
    if (parts.hasFocus) {
      made.focus();
    }
    return () => {
      parts.onHandle(undefined);
      made.destroy();
    };
  }, []);
  // What is put in from outside, as by the formatter, replaces what is there.
  useEffect(() => {
    const shown = view.current;
    if (shown !== undefined && shown.state.doc.toString() !== parts.value) {
      shown.dispatch({ changes: { from: 0, to: shown.state.doc.length, insert: parts.value } });
    }
  }, [parts.value]);
  return <div ref={host} />;
}
