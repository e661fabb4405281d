// Much to do, one thing after the other, for each of some: whose turn failed is said with its reason, the others go on,
// and whoever goes on afterwards repeats nothing that was done.
import { type ApiError, asApiError, NOT_REACHED } from '../api/error';
import { Store } from '../store';

export interface Deed<Kind extends string = string> {
  kind: Kind;
  of: string; // what it is done with, such as a group's name
  act: () => Promise<void>;
}

export interface Task<Kind extends string = string> {
  name: string; // for whom
  deeds: readonly Deed<Kind>[];
}

export interface Outcome {
  state: 'waiting' | 'doing' | 'done' | 'failed';
  done: number; // of the deeds, so many
  error?: ApiError;
}

// Whose answer was lost has perhaps been done: that it is there by now says so.
function wasDoneAfterAll(before: ApiError | undefined, now: ApiError): boolean {
  return before?.code === NOT_REACHED && now.code === 'EntityAlreadyExists';
}

export class Work<Kind extends string = string> {
  readonly outcomes: Store<readonly Outcome[]>;
  private isRunning = false;

  constructor(readonly tasks: readonly Task<Kind>[]) {
    this.outcomes = new Store<readonly Outcome[]>(tasks.map(() => ({ state: 'waiting', done: 0 })));
  }

  // Does what is not done yet.
  async run(): Promise<void> {
    if (this.isRunning) {
      return;
    }
    this.isRunning = true;
    try {
      for (const [at, task] of this.tasks.entries()) {
        await this.doTask(at, task);
      }
    } finally {
      this.isRunning = false;
    }
  }

  private async doTask(at: number, { deeds }: Task<Kind>): Promise<void> {
    const before = this.outcomes.get()[at];
    if (before === undefined || before.state === 'done') {
      return;
    }
    let error = before.error;
    for (let done = before.done; done < deeds.length; done += 1) {
      this.learn(at, { state: 'doing', done });
      try {
        await deeds[done]?.act();
      } catch (reason) {
        const failure = asApiError(reason);
        if (!wasDoneAfterAll(error, failure)) {
          this.learn(at, { state: 'failed', done, error: failure });
          return;
        }
      }
      error = undefined;
    }
    this.learn(at, { state: 'done', done: deeds.length });
  }

  private learn(at: number, outcome: Outcome): void {
    this.outcomes.set(this.outcomes.get().map((known, place) => (place === at ? outcome : known)));
  }
}

export function isOver(outcomes: readonly Outcome[]): boolean {
  return outcomes.every(({ state }) => state === 'done' || state === 'failed');
}

export function countOf(outcomes: readonly Outcome[], state: Outcome['state']): number {
  return outcomes.filter(outcome => outcome.state === state).length;
}

// Whether the deed of this kind was done for the task.
export function hasDone<Kind extends string>(task: Task<Kind>, outcome: Outcome, kind: Kind): boolean {
  return task.deeds.slice(0, outcome.done).some(deed => deed.kind === kind);
}
