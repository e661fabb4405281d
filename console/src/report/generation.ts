// Generating and downloading go on while one walks through the console; what they have to say is a flash.
import { ask, type File, getFile } from '../api/client';
import { asApiError } from '../api/error';
import { member, text } from '../api/shape';
import { save } from '../parts/save';
import { paths } from '../paths';
import { dropFlash, flash } from '../shell/flashes';
import { Store, useStore } from '../store';
import { reportFileName } from '../time/format';
import { type Facts, fetchFacts, isAbsent } from './data';

const FLASH = 'credential-report';
const LOOK_AGAIN_MS = 700;
const PATIENCE_MS = 10 * 60_000;

// How often a report was completed under our eyes, and whether we are at work now.
interface Work {
  isBusy: boolean;
  completed: number;
}

const work = new Store<Work>({ isBusy: false, completed: 0 });

export function useWork(): Work {
  return useStore(work);
}

class PatienceEnded extends Error {}

async function whenComplete(): Promise<Facts> {
  const patienceEnds = Date.now() + PATIENCE_MS;
  for (;;) {
    const facts = await fetchFacts();
    if (facts.state === 'complete') {
      return facts;
    }
    if (Date.now() > patienceEnds) {
      throw new PatienceEnded();
    }
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function completed(): Promise<Facts> {
  flash({
    id: FLASH,
    type: 'in-progress',
    header: ({ report }) => report.generating,
    content: ({ report }) => report.generatingHint,
  });
  const facts = await whenComplete();
  const before = work.get();
  work.set({ ...before, completed: before.completed + 1 });
  return facts;
}

async function generated(): Promise<{ facts: Facts; isReused: boolean }> {
  const state = await ask('GenerateCredentialReport', member('State', text));
  return { facts: await completed(), isReused: state === 'COMPLETE' };
}

// A form of the report that is good now: of the stored one while it is served, else of a new one.
async function goodFile(path: string): Promise<{ facts: Facts; file: File }> {
  const facts = await fetchFacts();
  if (facts.state === 'complete') {
    try {
      return { facts, file: await getFile(path) };
    } catch (reason) {
      if (!isAbsent(reason)) {
        throw reason;
      }
    }
  }
  const made = await generated();
  return { facts: made.facts, file: await getFile(path) };
}

async function working(deed: () => Promise<void>): Promise<void> {
  if (work.get().isBusy) {
    return;
  }
  work.set({ ...work.get(), isBusy: true });
  try {
    await deed();
  } catch (reason) {
    dropFlash(FLASH);
    if (reason instanceof PatienceEnded) {
      flash({
        id: FLASH,
        type: 'warning',
        header: ({ report }) => report.takesLong,
        content: ({ report }) => report.takesLongHint,
      });
    } else {
      flash({ id: `${FLASH}-failure`, error: asApiError(reason) });
    }
  } finally {
    work.set({ ...work.get(), isBusy: false });
  }
}

// One click, whatever the form: what is saved is of a report that is less than four hours old.
function download(path: string, nameOf: (facts: Facts, file: File) => string): Promise<void> {
  return working(async () => {
    flash({ id: FLASH, type: 'in-progress', header: ({ report }) => report.downloading });
    const { facts, file } = await goodFile(path);
    const name = nameOf(facts, file);
    save(file.bytes, name);
    flash({ id: FLASH, type: 'success', header: ({ report }) => report.downloaded(name) });
  });
}

export function downloadReport(): Promise<void> {
  return download(paths.reportCsv, ({ generatedAt, now }) => reportFileName(generatedAt ?? now));
}

export function downloadDocument(path: string): Promise<void> {
  return download(path, (_, { name }) => (name === '' ? path.slice(path.lastIndexOf('/') + 1) : name));
}

// A report of the past is taken away as it was: no new one is made for it.
export function downloadKept(path: string): Promise<void> {
  return working(async () => {
    flash({ id: FLASH, type: 'in-progress', header: ({ report }) => report.downloading });
    const { bytes, name } = await getFile(path);
    save(bytes, name);
    flash({ id: FLASH, type: 'success', header: ({ report }) => report.downloaded(name) });
  });
}

// Shown in a tab of its own, which is opened at once: what is opened later, browsers take for an advertisement.
export function openDocument(path: string): Promise<void> {
  const tab = open('', '_blank');
  return working(async () => {
    try {
      if ((await fetchFacts()).state !== 'complete') {
        await generated();
        sayGenerated();
      }
    } catch (reason) {
      tab?.close();
      throw reason;
    }
    (tab ?? window).location.assign(path);
  });
}

function sayGenerated(): void {
  flash({ id: FLASH, type: 'success', header: ({ report }) => report.generated });
}

function sayReused(nextPossibleAt: string): void {
  flash({
    id: FLASH,
    type: 'info',
    header: ({ report }) => report.reused,
    content: ({ report }, absolute) => report.reusedHint(absolute(Date.parse(nextPossibleAt))),
  });
}

export function generateReport(): Promise<void> {
  return working(async () => {
    const { facts, isReused } = await generated();
    if (isReused && facts.nextPossibleAt !== undefined) {
      sayReused(facts.nextPossibleAt);
    } else {
      sayGenerated();
    }
  });
}

// A generation that somebody else began, or that a reload of the page left behind.
export function followGeneration(): Promise<void> {
  return working(async () => {
    await completed();
    sayGenerated();
  });
}
