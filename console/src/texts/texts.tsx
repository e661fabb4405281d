// The texts of the chosen language, fetched when it is chosen; Cloudscape's own come along in the same language.
import I18nProvider, { type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Language } from '../preferences/store';
import type { Texts } from './en';

interface Words {
  language: Language;
  texts: Texts;
  messages: I18nProviderProps.Messages;
}

async function fetchWords(language: Language): Promise<Words> {
  if (language === 'ja') {
    const [{ ja }, messages] = await Promise.all([
      import('./ja'),
      import('@cloudscape-design/components/i18n/messages/all.ja'),
    ]);
    return { language, texts: ja, messages: messages.default };
  }
  const [{ en }, messages] = await Promise.all([
    import('./en'),
    import('@cloudscape-design/components/i18n/messages/all.en'),
  ]);
  return { language, texts: en, messages: messages.default };
}

// For what is written in a language that the console is not shown in, such as a letter.
export async function textsIn(language: Language): Promise<Texts> {
  return (await fetchWords(language)).texts;
}

const TextsContext = createContext<Texts | undefined>(undefined);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === undefined) {
    throw new Error('texts are used outside of TextsProvider');
  }
  return texts;
}

export function TextsProvider({ language, children }: { language: Language; children: ReactNode }) {
  const [words, setWords] = useState<Words | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void fetchWords(language).then(found => {
      if (current) {
        document.documentElement.lang = language;
        setWords(found);
      }
    });
    return () => {
      current = false;
    };
  }, [language]);
  if (words === undefined) {
    return <div aria-busy="true" />;
  }
  return (
    <I18nProvider locale={words.language} messages={[words.messages]}>
      <TextsContext.Provider value={words.texts}>{children}</TextsContext.Provider>
    </I18nProvider>
  );
}
