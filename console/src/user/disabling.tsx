// Taking away for a while what a user gets in with, and giving it back.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { ask, call, learnSession } from '../api/client';
import { orAbsent } from '../api/lists';
import { member } from '../api/shape';
import { DisabledUser } from '../api/shapes';
import { useConfirm } from '../parts/confirm';
import { useSession } from '../session/store';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';
import { useAbsolute } from '../time/moment';

// What it takes to disable a user, and then to delete them.
export const DISABLING = ['rollcall:DisableUser', 'DeleteLoginProfile', 'UpdateAccessKey'] as const;
export const OFF_BOARDING = [...DISABLING, 'DeleteUser'] as const;

export function fetchDisabled(UserName: string): Promise<DisabledUser | undefined> {
  return orAbsent(
    ask('rollcall:GetDisabledUser', member('DisabledUser', DisabledUser), { UserName }),
  );
}

export async function disableUser(UserName: string): Promise<void> {
  await call('rollcall:DisableUser', { UserName });
  flash({
    id: `user ${UserName}`,
    type: 'success',
    header: texts => texts.offBoard.disabledFlash(UserName),
  });
}

async function enableUser(UserName: string): Promise<void> {
  await call('rollcall:EnableUser', { UserName });
  flash({
    id: `user ${UserName}`,
    type: 'success',
    header: texts => texts.offBoard.enabledFlash(UserName),
  });
}

// Asks first, then disables or enables. Whoever disables themselves is signed out with it.
export function useDisabling(name: string, onChanged: () => void): {
  disable: () => void;
  enable: () => void;
  question: ReactNode;
} {
  const { offBoard: words } = useTexts();
  const { userName } = useSession();
  const { confirm, question } = useConfirm();
  const isOneself = userName === name;
  return {
    disable: () =>
      confirm({
        title: words.disableTitle(name),
        warning: isOneself ? `${words.disableOwn} ${words.disableWarning}` : words.disableWarning,
        submit: words.disable,
        act: () => disableUser(name),
        onDone: () => (isOneself ? void learnSession() : onChanged()),
      }),
    enable: () =>
      confirm({
        title: words.enableTitle(name),
        warning: words.enableWarning,
        submit: words.enable,
        act: () => enableUser(name),
        onDone: onChanged,
      }),
    question,
  };
}

interface NoticeParts {
  disabled: DisabledUser;
  hasAccess: boolean; // given since
  onEnable: () => void;
  onDisable: () => void;
}

export function DisabledNotice({ disabled, hasAccess, onEnable, onDisable }: NoticeParts) {
  const { offBoard: words } = useTexts();
  const absolute = useAbsolute();
  const { LoginProfile, AccessKeyIds, DisabledDate } = disabled;
  return (
    <Alert
      type={hasAccess ? 'warning' : 'info'}
      header={words.isDisabled(absolute(DisabledDate * 1000))}
      action={
        <SpaceBetween direction="horizontal" size="xs">
          {hasAccess && <Button onClick={onDisable}>{words.again}</Button>}
          <Button onClick={onEnable}>{words.enable}</Button>
        </SpaceBetween>
      }
    >
      <div>{words.waiting(LoginProfile !== undefined, AccessKeyIds.length)}</div>
      {hasAccess && <div>{words.hasAccess}</div>}
    </Alert>
  );
}
