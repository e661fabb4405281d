// The frame of a page: one h1, what the page is about, what one can do, and its parts below.
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTitle } from './title';

interface Parts {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function PageFrame({ title, description, actions, children }: Parts) {
  useTitle(title);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={description} actions={actions}>
        {title}
      </Header>
      {children}
    </SpaceBetween>
  );
}
