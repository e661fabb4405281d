// The frame of a step: its heading, its fields, and the one button that Enter presses too.
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FormEvent, ReactNode } from 'react';
import { useTitle } from '../parts/title';

interface Parts {
  title: string;
  onSubmit: (event: FormEvent) => void;
  submit: ReactNode;
  children: ReactNode;
}

export function StepForm({ title, onSubmit, submit, children }: Parts) {
  useTitle(title);
  return (
    <form onSubmit={onSubmit} noValidate>
      <SpaceBetween size="l">
        <Box variant="h1">{title}</Box>
        {children}
        {submit}
      </SpaceBetween>
    </form>
  );
}
