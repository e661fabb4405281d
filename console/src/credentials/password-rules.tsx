// What a new password must be, said before one is refused. The server knows the rules, and tells them with the session.
import type { PasswordRules } from '../session/shapes';
import type { Texts } from '../texts/en';

export function rulesText(rules: PasswordRules, { signIn }: Texts): string {
  const words = signIn.rules;
  const classes = ['uppercase', 'lowercase', 'numbers', 'symbols'] as const;
  const said = [
    words.length(rules.minimumLength),
    ...classes.filter(kind => rules[kind]).map(kind => words[kind]),
    ...(rules.classes > 0 ? [words.classes(rules.classes)] : []),
    ...(rules.reusePrevention > 0 ? [words.reuse(rules.reusePrevention)] : []),
  ];
  return `${words.title}${said.join(words.separator)}${words.end}`;
}
