// What may be written where the cursor is, in terms that the server knows: actions in lists of actions, operators and
// keys in a condition.
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import type { Terms } from './terms';

interface Spot {
  names: string[]; // of the members around it, the outermost first
  isName: boolean;
  from: number;
  to: number;
}

function nameOf(state: EditorState, property: SyntaxNode): string {
  const name = property.getChild('PropertyName');
  return name === null ? '' : state.sliceDoc(name.from + 1, name.to - 1);
}

function spotAt(state: EditorState, position: number): Spot | undefined {
  const node = syntaxTree(state).resolveInner(position, -1);
  if (node.name !== 'String' && node.name !== 'PropertyName') {
    return undefined;
  }
  const isName = node.name === 'PropertyName';
  const names: string[] = [];
  for (let around = isName ? node.parent?.parent : node.parent; around; around = around.parent) {
    if (around.name === 'Property') {
      names.unshift(nameOf(state, around));
    }
  }
  const isClosed = node.to > node.from + 1 && state.sliceDoc(node.to - 1, node.to) === '"';
  return { names, isName, from: node.from + 1, to: isClosed ? node.to - 1 : node.to };
}

const ACTIONS = ['Action', 'NotAction'];

function words({ names, isName }: Spot, terms: Terms): string[] {
  const [outer, list, operator] = names;
  if (outer !== 'Statement') {
    return [];
  }
  if (!isName && names.length === 2 && ACTIONS.includes(list ?? '')) {
    return terms.ActionNames;
  }
  if (!isName || list !== 'Condition') {
    return [];
  }
  return operator === undefined ? terms.ConditionOperators : terms.ContextKeys.map(key => key.ContextKeyName);
}

export function completions(fetchTerms: () => Promise<Terms>) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const spot = spotAt(context.state, context.pos);
    if (spot === undefined || context.pos < spot.from || context.pos > spot.to) {
      return null;
    }
    const labels = words(spot, await fetchTerms());
    return labels.length === 0
      ? null
      : { from: spot.from, to: spot.to, options: labels.map(label => ({ label })), validFor: /^[^"]*$/ };
  };
}
