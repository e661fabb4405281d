// The actions, keys and operators that the server knows: asked once, for they are the same for everybody.
import { ask } from '../api/client';
import { listOf, object, type Of, text } from '../api/shape';

export type Terms = Of<typeof Terms>;
const Terms = object({
  ActionNames: listOf(text),
  ContextKeys: listOf(object({ ContextKeyName: text, ContextKeyType: text })),
  ConditionOperators: listOf(text),
});

let asked: Promise<Terms> | undefined;

export function fetchTerms(): Promise<Terms> {
  asked ??= ask('rollcall:ListPolicyTerms', Terms).catch((reason: unknown) => {
    asked = undefined; // so that the next one asks again
    throw reason;
  });
  return asked;
}
