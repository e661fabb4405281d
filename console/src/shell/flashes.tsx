// Messages above the page: progress and warnings stay while one walks on; what was done or went wrong is left behind
// with the page where it was. Their words are functions of the texts and of how a moment is written, so that they
// change with the language and the time zone.
import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { Store, useStore } from '../store';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';
import { onMoved } from '../location';
import { Detail, useFailureWords } from '../parts/failure';
import { useAbsolute } from '../time/moment';
import { type ApiError, asApiError, NOT_SIGNED_IN } from '../api/error';

type Words = (texts: Texts, absolute: (ms: number) => string) => string;

export interface Flash {
  id: string;
  type: 'success' | 'info' | 'warning' | 'in-progress';
  header: Words;
  content?: Words;
}

type Shown = Flash | { id: string; error: ApiError };

const shown = new Store<readonly Shown[]>([]);

function isDone(item: Shown): boolean {
  return 'type' in item && item.type === 'success';
}

// The same id again replaces what it said before, and what is done now what was done before. That a session is over is
// the sign-in page's to say.
export function flash(item: Shown): void {
  if ('error' in item && item.error.code === NOT_SIGNED_IN) {
    return;
  }
  const isReplaced = (known: Shown) => known.id === item.id || (isDone(known) && isDone(item));
  shown.set([item, ...shown.get().filter(known => !isReplaced(known))]);
  fresh.add(item);
  setTimeout(() => fresh.delete(item)); // after whatever the act does next
}

// What has been said in the very act that leads on: that something was deleted is read on the page where one comes to.
const fresh = new Set<Shown>();

function staysOn(item: Shown): boolean {
  return fresh.has(item) || ('type' in item && (item.type === 'in-progress' || item.type === 'warning'));
}

const pageShown = () => `${location.pathname} ${new URLSearchParams(location.search).get('name')}`;

// For as long as the shell is there.
export function leaveFlashesBehind(): () => void {
  let page = pageShown();
  return onMoved(() => {
    if (pageShown() !== page) {
      page = pageShown();
      shown.set(shown.get().filter(staysOn));
    }
  });
}

export function dropFlash(id: string): void {
  shown.set(shown.get().filter(known => known.id !== id));
}

// What was said to one person is not for the next.
export function dropFlashes(): void {
  shown.set([]);
}

// Does something, and says afterwards that it was done or why it was not.
export async function reportingFailure(id: string, deed: () => Promise<void>): Promise<boolean> {
  try {
    await deed();
    return true;
  } catch (reason) {
    flash({ id, error: asApiError(reason) });
    return false;
  }
}

function useItem(): (item: Shown) => FlashbarProps.MessageDefinition {
  const texts = useTexts();
  const absolute = useAbsolute();
  const failureWords = useFailureWords();
  return item => {
    const dismiss = {
      id: item.id,
      dismissible: true,
      dismissLabel: texts.general.close,
      onDismiss: () => dropFlash(item.id),
    };
    if ('error' in item) {
      const { header, text } = failureWords(item.error);
      return {
        ...dismiss,
        type: item.error.isAccessDenied ? 'warning' : 'error',
        header,
        content: (
          <>
            {text}
            <Detail error={item.error} />
          </>
        ),
        ariaRole: 'alert',
      };
    }
    return {
      ...dismiss,
      type: item.type,
      loading: item.type === 'in-progress',
      header: item.header(texts, absolute),
      content: item.content?.(texts, absolute),
      dismissible: item.type !== 'in-progress',
      ariaRole: 'status',
    };
  };
}

export function Flashes() {
  const items = useStore(shown);
  const { general, shell } = useTexts();
  const itemOf = useItem();
  return (
    <Flashbar
      items={items.map(itemOf)}
      stackItems={items.length > 3}
      i18nStrings={{
        ariaLabel: shell.notifications,
        notificationBarText: shell.notifications,
        notificationBarAriaLabel: general.more,
        errorIconAriaLabel: general.error,
        successIconAriaLabel: general.done,
        inProgressIconAriaLabel: general.loading,
      }}
    />
  );
}
