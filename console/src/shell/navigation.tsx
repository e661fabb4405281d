// The navigation pane.
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { follow, usePath } from '../location';
import { paths } from '../paths';
import { useTexts } from '../texts/texts';
import { sectionOf } from './pages';

export function Navigation() {
  const { pages, shell } = useTexts();
  const path = usePath();
  const links: [string, string][] = [
    [pages.users, paths.users],
    [pages.groups, paths.groups],
    [pages.roles, paths.roles],
    [pages.policies, paths.policies],
    [pages.rootUser, paths.rootUser],
    [pages.settings, paths.settings],
  ];
  const items: SideNavigationProps.Item[] = [
    { type: 'link', text: pages.dashboard, href: paths.dashboard },
    {
      type: 'section',
      text: shell.accessManagement,
      items: links.map(([text, href]) => ({ type: 'link', text, href })),
    },
    {
      type: 'section',
      text: shell.accessReports,
      items: [{ type: 'link', text: pages.report, href: paths.report }],
    },
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
