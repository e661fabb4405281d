// What the list shows of users beyond ListUsers. It is asked for beside the users, and the list does not wait for it.
import { useMemo } from 'react';
import { type Answer, useAnswer } from '../answer';
import { listAll } from '../api/lists';
import { UserSummary } from '../api/shapes';

// One part of a user's line. What the caller may not see of a user stays unknown, and the rest of the line is shown.
export type Known<T> = { state: 'loading' | 'failed' | 'denied' } | { state: 'known'; value: T };

export class Summaries {
  private readonly byName: ReadonlyMap<string, UserSummary>;

  constructor(private readonly answer: Answer<readonly UserSummary[]>) {
    const all = answer.state === 'ready' ? answer.value : [];
    this.byName = new Map(all.map(summary => [summary.UserName, summary]));
  }

  // As far as the actions that tell it are permitted. A user who was made in between is still being loaded.
  part<T>(userName: string, actions: readonly string[], of: (summary: UserSummary) => T): Known<T> {
    const summary = this.byName.get(userName);
    if (summary === undefined) {
      return { state: this.answer.state === 'failed' ? 'failed' : 'loading' };
    }
    return actions.some(action => summary.NotPermitted.includes(`iam:${action}`))
      ? { state: 'denied' }
      : { state: 'known', value: of(summary) };
  }

  // Of the groups that anybody is in.
  groupNames(): string[] {
    return [...new Set([...this.byName.values()].flatMap(({ GroupNames }) => GroupNames))].toSorted();
  }

  // Empty where it is not known, so that such lines stand last.
  value<T>(userName: string, actions: readonly string[], of: (summary: UserSummary) => T): T | '' {
    const part = this.part(userName, actions, of);
    return part.state === 'known' ? part.value : '';
  }
}

export function useSummaries(): { summaries: Summaries; retry: () => void } {
  const { answer, retry } = useAnswer('user summaries', () =>
    listAll('rollcall:ListUserSummaries', 'UserSummaries', UserSummary),
  );
  const summaries = useMemo(() => new Summaries(answer), [answer]);
  return { summaries, retry };
}
