// Another name for a user: everything that is theirs follows, and what names their ARN does not.
import { call, learnSession } from '../api/client';
import { go } from '../location';
import { NameDialog } from '../parts/name-dialog';
import { paths } from '../paths';
import { useSession } from '../session/store';
import { flash } from '../shell/flashes';
import { useTexts } from '../texts/texts';

export function RenameUser({ name, onClose }: { name: string; onClose: () => void }) {
  const { offBoard: words, users } = useTexts();
  const { userName } = useSession();
  const isOneself = userName === name;
  return (
    <NameDialog
      title={words.renameTitle(name)}
      label={words.newName}
      hint={users.userNameHint}
      present={name}
      warning={isOneself ? `${words.renameWarning} ${words.renameOwn}` : words.renameWarning}
      onClose={onClose}
      onName={async renamed => {
        await call('UpdateUser', { UserName: name, NewUserName: renamed });
        if (isOneself) {
          await learnSession();
        }
        flash({
          id: `user ${name}`,
          type: 'success',
          header: texts => texts.offBoard.renamed(name, renamed),
        });
        go(paths.user(renamed));
      }}
    />
  );
}
