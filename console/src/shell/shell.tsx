// Around every page: the bar on top, the navigation, the messages, and the page that the path names.
import AppLayout, { type AppLayoutProps } from '@cloudscape-design/components/app-layout';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { follow, goInstead, usePath, useQuery } from '../location';
import { isNarrow } from '../parts/narrow';
import { paths } from '../paths';
import { useTexts } from '../texts/texts';
import { forgetPermitted, learnPermitted, useMay, usePermittedIsKnown } from '../session/permitted';
import { cameBySigningIn, useSession } from '../session/store';
import { DAY_MS } from '../time/format';
import { dropFlash, dropFlashes, flash, Flashes, leaveFlashesBehind } from './flashes';
import { homeOf, isOffered } from './home';
import { Navigation } from './navigation';
import { useNavigationWithoutOrientation } from './orientation';
import { isDashboard, pageAt } from './pages';
import { SidePanels, usePanels } from './panels';
import { TopBar } from './top-bar';

function Crumbs() {
  const texts = useTexts();
  const [name] = useQuery('name');
  const { crumbs } = pageAt(usePath(), name, texts);
  return (
    <BreadcrumbGroup
      ariaLabel={texts.shell.breadcrumbs}
      items={[{ text: texts.shell.service, href: paths.dashboard }, ...crumbs]}
      onFollow={follow}
    />
  );
}

function Page() {
  const texts = useTexts();
  const [name] = useQuery('name');
  const { draw } = pageAt(usePath(), name, texts);
  return (
    <Suspense fallback={<StatusIndicator type="loading">{texts.general.loading}</StatusIndicator>}>
      {draw()}
    </Suspense>
  );
}

// Who walks on by keyboard or hears the page goes on in the new page, not in the link that led there.
function useFocusOn(page: string): void {
  const shown = useRef(cameBySigningIn() ? '' : page);
  useEffect(() => {
    if (shown.current !== page) {
      shown.current = page;
      document.getElementById('main')?.focus({ preventScroll: true });
    }
  }, [page]);
}

// A page that is left takes its help along.
function useCloseHelpOn(path: string): void {
  const { setHelpOpen } = usePanels();
  useEffect(() => () => setHelpOpen(false), [path, setHelpOpen]);
}

// What opens below the page is read next, and what opened it is where one goes on afterwards.
function useFocusInSplit(isOpen: boolean): RefObject<AppLayoutProps.Ref | null> {
  const layout = useRef<AppLayoutProps.Ref>(null);
  const opener = useRef<Element>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !wasOpen.current) {
      opener.current = document.activeElement;
      layout.current?.focusSplitPanel();
    } else if (!isOpen && wasOpen.current && opener.current instanceof HTMLElement) {
      opener.current.focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  return layout;
}

function Frame() {
  const { shell } = useTexts();
  const path = usePath();
  const [name] = useQuery('name');
  const { help, helpOpen, setHelpOpen, split, closeSplit } = usePanels();
  const [navigationOpen, setNavigationOpen] = useState(() => !isNarrow());
  const page = `${path} ${name}`;
  useCloseHelpOn(path);
  useFocusOn(page);
  const layout = useFocusInSplit(split !== undefined);
  return (
    <AppLayout
      ref={layout}
      headerSelector="#top"
      navigation={<Navigation />}
      navigationOpen={navigationOpen}
      onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
      breadcrumbs={<Crumbs />}
      notifications={<Flashes />}
      stickyNotifications
      tools={help}
      toolsHide={help === undefined}
      toolsOpen={helpOpen}
      onToolsChange={({ detail }) => setHelpOpen(detail.open)}
      splitPanel={split}
      splitPanelOpen={split !== undefined}
      onSplitPanelToggle={({ detail }) => !detail.open && closeSplit()}
      ariaLabels={{
        navigation: shell.navigation,
        navigationClose: shell.closeNavigation,
        navigationToggle: shell.openNavigation,
        notifications: shell.notifications,
        tools: shell.openHelp,
        toolsClose: shell.closeHelp,
        toolsToggle: shell.openHelp,
      }}
      content={
        <div id="main" tabIndex={-1}>
          <Page key={page} />
        </div>
      }
    />
  );
}

// Whether it is known what may be offered, and the page is one to begin at: who may not read the dashboard is taken to
// the first page that they may.
function useIsReady(): boolean {
  const path = usePath();
  const isKnown = usePermittedIsKnown();
  const may = useMay();
  const isAstray = isKnown && isDashboard(path) && !isOffered(paths.dashboard, may);
  useEffect(() => void learnPermitted(), [path]);
  useEffect(() => forgetPermitted, []);
  useEffect(() => {
    if (isAstray) {
      goInstead(homeOf(may));
    }
  }, [isAstray]);
  return isKnown && !isAstray;
}

const WARN_DAYS = 15;

function useWarnOfExpiry(): void {
  const { passwordExpiresAt } = useSession();
  useEffect(() => {
    const left = passwordExpiresAt === null ? Infinity : Date.parse(passwordExpiresAt) - Date.now();
    if (passwordExpiresAt !== null && left < WARN_DAYS * DAY_MS) {
      flash({
        id: 'password-expires',
        type: 'warning',
        header: (texts, absolute) => texts.shell.passwordExpires(absolute(Date.parse(passwordExpiresAt))),
      });
    }
    return () => dropFlash('password-expires');
  }, [passwordExpiresAt]);
}

export default function Shell() {
  const { shell } = useTexts();
  useEffect(() => dropFlashes, []);
  useEffect(leaveFlashesBehind, []);
  useWarnOfExpiry();
  useNavigationWithoutOrientation();
  const isReady = useIsReady();
  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={event => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {shell.skip}
      </a>
      <TopBar />
      {isReady ? (
        <SidePanels>
          <Frame />
        </SidePanels>
      ) : (
        <div aria-busy="true" />
      )}
    </>
  );
}
