// The navigation pane.
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { follow, usePath } from '../location';
import { paths } from '../paths';
import { useMay } from '../session/permitted';
import { useTexts } from '../texts/texts';
import { homeOf, isOffered } from './home';
import { sectionOf } from './pages';

type Links = readonly (readonly [text: string, href: string])[];

function section(text: string, links: Links): SideNavigationProps.Item[] {
  const items = links.map(([label, href]) => ({ type: 'link' as const, text: label, href }));
  return items.length === 0 ? [] : [{ type: 'section', text, items }];
}

export function Navigation() {
  const { pages, shell, guides, simulator } = useTexts();
  const path = usePath();
  const may = useMay();
  const offered = (links: Links) => links.filter(([, href]) => isOffered(href, may));
  const links: Links = [
    [pages.users, paths.users],
    [pages.groups, paths.groups],
    [pages.roles, paths.roles],
    [pages.policies, paths.policies],
    [simulator.title, paths.simulatorAny],
    [pages.offBoard, paths.offBoardAny],
    [pages.rootUser, paths.rootUser],
    [pages.settings, paths.settings],
  ];
  const reports: Links = [
    [pages.report, paths.report],
    [guides.auditor.title, paths.auditor],
  ];
  const own: Links =
    homeOf(may) === paths.mySecurityCredentials ? [[pages.mine, paths.mySecurityCredentials]] : [];
  const first: Links = [...offered([[pages.dashboard, paths.dashboard]]), ...own];
  const items: SideNavigationProps.Item[] = [
    ...first.map(([text, href]) => ({ type: 'link' as const, text, href })),
    ...section(shell.accessManagement, offered(links)),
    ...section(shell.accessReports, offered(reports)),
  ];
  return (
    <SideNavigation
      header={{ text: shell.service, href: paths.dashboard }}
      activeHref={sectionOf(path)}
      items={items}
      onFollow={follow}
    />
  );
}
