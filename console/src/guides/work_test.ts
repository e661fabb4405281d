import { expect, test } from 'vitest';
import { ApiError, NOT_REACHED } from '../api/error';
import { hasDone, isOver, Work } from './work';

// A deed that writes down that it was done, after it has failed as often as it is told to.
function deed(kind: string, done: string[], failures: string[] = []) {
  const left = [...failures];
  return {
    kind,
    of: '',
    act: async () => {
      const code = left.shift();
      if (code !== undefined) {
        throw new ApiError(code, '', '');
      }
      done.push(kind);
    },
  };
}

const states = (work: Work) => work.outcomes.get().map(({ state }) => state);

test('Whoever fails does not hold up the others, and says why', async () => {
  const done: string[] = [];
  const work = new Work([
    { name: 'alice', deeds: [deed('create alice', done)] },
    { name: 'bob', deeds: [deed('create bob', done, ['EntityAlreadyExists']), deed('greet bob', done)] },
    { name: 'carol', deeds: [deed('create carol', done)] },
  ]);
  expect(isOver(work.outcomes.get())).toBe(false);
  await work.run();
  expect(states(work)).toEqual(['done', 'failed', 'done']);
  expect(work.outcomes.get()[1]?.error?.code).toBe('EntityAlreadyExists');
  expect(done).toEqual(['create alice', 'create carol']);
  expect(isOver(work.outcomes.get())).toBe(true);
});

test('Going on repeats nothing that was done', async () => {
  const done: string[] = [];
  const task = {
    name: 'alice',
    deeds: [deed('create', done), deed('join', done, ['LimitExceeded']), deed('password', done)],
  };
  const work = new Work([task]);
  await work.run();
  const [failed] = work.outcomes.get();
  expect(failed && hasDone(task, failed, 'create')).toBe(true);
  expect(failed && hasDone(task, failed, 'join')).toBe(false);
  await work.run();
  expect(done).toEqual(['create', 'join', 'password']);
  expect(states(work)).toEqual(['done']);
});

test('What is there after its answer was lost was done, and what was there before was not', async () => {
  const done: string[] = [];
  const lost = new Work([
    { name: 'alice', deeds: [deed('create', done, [NOT_REACHED, 'EntityAlreadyExists']), deed('join', done)] },
  ]);
  await lost.run();
  await lost.run();
  expect(states(lost)).toEqual(['done']);
  expect(done).toEqual(['join']);

  const taken = new Work([
    { name: 'bob', deeds: [deed('create', done, ['EntityAlreadyExists', 'EntityAlreadyExists'])] },
  ]);
  await taken.run();
  await taken.run();
  expect(states(taken)).toEqual(['failed']);
});

test('A work that runs is not begun twice', async () => {
  const done: string[] = [];
  const work = new Work([{ name: 'alice', deeds: [deed('create', done)] }]);
  await Promise.all([work.run(), work.run()]);
  expect(done).toEqual(['create']);
});
