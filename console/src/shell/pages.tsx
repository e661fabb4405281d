// Which page a path shows, and what stands in the breadcrumbs above it. Each page is fetched when it is first shown.
import { lazy, type ReactNode } from 'react';
import { paths } from '../paths';
import type { Texts } from '../texts/en';

const Dashboard = lazy(() => import('../dashboard/page'));
const Report = lazy(() => import('../report/page'));
const Users = lazy(() => import('../users/page'));
const CreateUser = lazy(() => import('../create-user/page'));
const Auditor = lazy(() => import('../auditor/page'));
const User = lazy(() => import('../user/page'));
const OffBoard = lazy(() => import('../off-board/page'));
const Groups = lazy(() => import('../groups/page'));
const Group = lazy(() => import('../group/page'));
const Roles = lazy(() => import('../roles/page'));
const Role = lazy(() => import('../role/page'));
const Policies = lazy(() => import('../policies/page'));
const Policy = lazy(() => import('../policy/page'));
const Simulator = lazy(() => import('../simulator/page'));
const Settings = lazy(() => import('../settings/page'));
const RootUser = lazy(() => import('../root-user/page'));
const Mine = lazy(() => import('../mine/page'));
const NotFound = lazy(() => import('./not-found'));

interface Crumb {
  text: string;
  href: string;
}

export interface Page {
  crumbs: Crumb[];
  draw: () => ReactNode;
}

type Single = (props: { name: string }) => ReactNode;

interface Kind {
  text: (texts: Texts) => string;
  href: string;
  List: () => ReactNode;
  one?: { path: string; Page: Single; shown: (name: string) => string };
  under?: { text: (texts: Texts) => string; href: string }; // the page that leads there
}

const pathOf = (href: string) => href.slice(0, href.indexOf('?'));
const same = (name: string) => name;
const lastPart = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

const USER = { path: pathOf(paths.user('')), Page: User, shown: same };
const GROUP = { path: pathOf(paths.group('')), Page: Group, shown: same };
const ROLE = { path: pathOf(paths.role('')), Page: Role, shown: same };
const POLICY = { path: pathOf(paths.policy('')), Page: Policy, shown: lastPart };

const USERS = { text: (texts: Texts) => texts.pages.users, href: paths.users };

const KINDS: Kind[] = [
  { text: texts => texts.guides.auditor.title, href: paths.auditor, List: () => <Auditor /> },
  { text: texts => texts.users.create, href: paths.createUser, List: () => <CreateUser />, under: USERS },
  { text: texts => texts.pages.report, href: paths.report, List: () => <Report /> },
  { text: texts => texts.pages.users, href: paths.users, List: () => <Users />, one: USER },
  { text: texts => texts.pages.offBoard, href: paths.offBoardAny, List: () => <OffBoard /> },
  { text: texts => texts.pages.groups, href: paths.groups, List: () => <Groups />, one: GROUP },
  { text: texts => texts.pages.roles, href: paths.roles, List: () => <Roles />, one: ROLE },
  { text: texts => texts.pages.policies, href: paths.policies, List: () => <Policies />, one: POLICY },
  { text: texts => texts.simulator.title, href: paths.simulatorAny, List: () => <Simulator /> },
  { text: texts => texts.pages.settings, href: paths.settings, List: () => <Settings /> },
  { text: texts => texts.pages.rootUser, href: paths.rootUser, List: () => <RootUser /> },
  { text: texts => texts.pages.mine, href: paths.mySecurityCredentials, List: () => <Mine /> },
];

export function isDashboard(path: string): boolean {
  return `${path.replace(/\/$/, '')}/` === paths.dashboard;
}

// The page of the navigation that a path belongs to, "" for none.
export function sectionOf(path: string): string {
  if (isDashboard(path)) {
    return paths.dashboard;
  }
  const kind = KINDS.find(({ href, one }) => path === href || path === one?.path);
  return kind?.under?.href ?? kind?.href ?? '';
}

export function pageAt(path: string, name: string, texts: Texts): Page {
  if (isDashboard(path)) {
    return {
      crumbs: [{ text: texts.pages.dashboard, href: paths.dashboard }],
      draw: () => <Dashboard />,
    };
  }
  for (const { text, href, List, one, under } of KINDS) {
    const crumb = { text: text(texts), href };
    const above = under === undefined ? [] : [{ text: under.text(texts), href: under.href }];
    if (path === href || path === `${href}/`) {
      return { crumbs: [...above, crumb], draw: () => <List /> };
    }
    if (path === one?.path && name !== '') {
      const { Page: One, shown } = one;
      return { crumbs: [crumb, { text: shown(name), href: '' }], draw: () => <One name={name} /> };
    }
  }
  return { crumbs: [], draw: () => <NotFound /> };
}
