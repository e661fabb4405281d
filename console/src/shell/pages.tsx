// Which page a path shows, and what stands in the breadcrumbs above it. Each page is fetched when it is first shown.
import { lazy, type ReactNode } from 'react';
import { paths } from '../paths';
import type { Texts } from '../texts/en';

const Dashboard = lazy(() => import('../dashboard/page'));
const Report = lazy(() => import('../report/page'));
const Users = lazy(() => import('../users/page'));
const User = lazy(() => import('../user/page'));
const Groups = lazy(() => import('../groups/page'));
const Group = lazy(() => import('../group/page'));
const Roles = lazy(() => import('../roles/page'));
const Role = lazy(() => import('../role/page'));
const Policies = lazy(() => import('../policies/page'));
const Policy = lazy(() => import('../policy/page'));
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
  One?: Single;
}

const KINDS: Kind[] = [
  { text: texts => texts.pages.report, href: paths.report, List: () => <Report /> },
  { text: texts => texts.pages.users, href: paths.users, List: () => <Users />, One: User },
  { text: texts => texts.pages.groups, href: paths.groups, List: () => <Groups />, One: Group },
  { text: texts => texts.pages.roles, href: paths.roles, List: () => <Roles />, One: Role },
  { text: texts => texts.pages.policies, href: paths.policies, List: () => <Policies />, One: Policy },
  { text: texts => texts.pages.settings, href: paths.settings, List: () => <Settings /> },
  { text: texts => texts.pages.rootUser, href: paths.rootUser, List: () => <RootUser /> },
  { text: texts => texts.pages.mine, href: paths.mySecurityCredentials, List: () => <Mine /> },
];

function nameOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '';
  }
}

export function pageAt(path: string, texts: Texts): Page {
  if (`${path.replace(/\/$/, '')}/` === paths.dashboard) {
    return {
      crumbs: [{ text: texts.pages.dashboard, href: paths.dashboard }],
      draw: () => <Dashboard />,
    };
  }
  for (const { text, href, List, One } of KINDS) {
    const crumb = { text: text(texts), href };
    if (path === href || path === `${href}/`) {
      return { crumbs: [crumb], draw: () => <List /> };
    }
    const name = path.startsWith(`${href}/`) ? nameOf(path.slice(href.length + 1)) : '';
    if (One !== undefined && name !== '') {
      return { crumbs: [crumb, { text: name, href: path }], draw: () => <One name={name} /> };
    }
  }
  return { crumbs: [], draw: () => <NotFound /> };
}
