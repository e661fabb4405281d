// The bar on top: time zone, language, theme, and who is signed in.
import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useState } from 'react';
import { follow, go } from '../location';
import { paths } from '../paths';
import { LANGUAGES, prefer, type Theme, usePreferences } from '../preferences/store';
import { signOut, signOutEverywhere } from '../session/doors';
import type { Session } from '../session/shapes';
import { useSession } from '../session/store';
import type { Texts } from '../texts/en';
import { useTexts } from '../texts/texts';
import { zoneName } from '../time/format';
import { reportingFailure } from './flashes';
import { ZoneDialog } from './zone-dialog';

type Menu = TopNavigationProps.MenuDropdownUtility;

const THEMES: Theme[] = ['system', 'light', 'dark'];
const OTHER_ZONE = 'other';

function chosen(checked: boolean): { itemType: 'checkbox'; checked: boolean } {
  return { itemType: 'checkbox', checked };
}

function zoneMenu(texts: Texts, zone: string, onOther: () => void): Menu {
  return {
    type: 'menu-dropdown',
    iconName: 'calendar',
    text: zoneName(zone),
    ariaLabel: `${texts.shell.zone}: ${zoneName(zone)}`,
    title: texts.shell.zone,
    items: [
      { id: 'UTC', text: texts.shell.zoneUtc, ...chosen(zone === 'UTC') },
      { id: 'browser', text: texts.shell.zoneBrowser(zoneName('browser')), ...chosen(zone === 'browser') },
      { id: OTHER_ZONE, text: texts.shell.zoneOther, ...chosen(zone !== 'UTC' && zone !== 'browser') },
    ],
    onItemClick: ({ detail }) => (detail.id === OTHER_ZONE ? onOther() : prefer({ zone: detail.id })),
  };
}

function languageMenu(texts: Texts, language: string): Menu {
  return {
    type: 'menu-dropdown',
    iconName: 'globe',
    text: language === 'ja' ? texts.languages.ja : texts.languages.en,
    ariaLabel: `${texts.shell.language}: ${language === 'ja' ? texts.languages.ja : texts.languages.en}`,
    title: texts.shell.language,
    items: LANGUAGES.map(id => ({ id, text: texts.languages[id], ...chosen(id === language) })),
    onItemClick: ({ detail }) => prefer({ language: detail.id === 'ja' ? 'ja' : 'en' }),
  };
}

function themeMenu(texts: Texts, theme: Theme): Menu {
  return {
    type: 'menu-dropdown',
    iconName: 'settings',
    ariaLabel: `${texts.shell.theme}: ${texts.shell.themes[theme]}`,
    title: texts.shell.theme,
    items: THEMES.map(id => ({ id, text: texts.shell.themes[id], ...chosen(id === theme) })),
    onItemClick: ({ detail }) => prefer({ theme: THEMES.find(known => known === detail.id) ?? 'system' }),
  };
}

function userMenu(texts: Texts, session: Session): Menu {
  const account = session.accountAlias ?? session.accountId;
  return {
    type: 'menu-dropdown',
    iconName: 'user-profile',
    text: `${session.userName ?? texts.shell.rootUser} @ ${account}`,
    description: `${texts.shell.account}: ${session.accountId}`,
    items: [
      { id: paths.mySecurityCredentials, text: texts.pages.mine, href: paths.mySecurityCredentials },
      { id: 'out', text: texts.shell.signOut },
      { id: 'everywhere', text: texts.shell.signOutEverywhere },
    ],
    onItemFollow: follow,
    onItemClick: ({ detail }) => {
      if (detail.id === 'out') {
        void reportingFailure('sign-out', signOut);
      } else if (detail.id === 'everywhere') {
        void reportingFailure('sign-out', signOutEverywhere);
      }
    },
  };
}

export function TopBar() {
  const texts = useTexts();
  const session = useSession();
  const { language, zone, theme } = usePreferences();
  const [zoneOpen, setZoneOpen] = useState(false);
  return (
    <div id="top">
      <TopNavigation
        identity={{
          href: paths.dashboard,
          title: texts.product,
          onFollow: event => {
            event.preventDefault();
            go(paths.dashboard);
          },
        }}
        utilities={[
          zoneMenu(texts, zone, () => setZoneOpen(true)),
          languageMenu(texts, language),
          themeMenu(texts, theme),
          userMenu(texts, session),
        ]}
        i18nStrings={{
          overflowMenuTriggerText: texts.general.more,
          overflowMenuTitleText: texts.general.more,
        }}
      />
      {zoneOpen && <ZoneDialog onClose={() => setZoneOpen(false)} />}
    </div>
  );
}
