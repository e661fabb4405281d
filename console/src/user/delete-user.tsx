// Deleting a user and all that hangs on it: the API refuses to delete a user that still has something.
import { ask, call } from '../api/client';
import { listAll, orAbsent } from '../api/lists';
import { listOf, member, text } from '../api/shape';
import {
  AccessKey,
  AttachedPolicy,
  Certificate,
  Group,
  MfaDevice,
  ServiceCredential,
  SshPublicKey,
} from '../api/shapes';
import { isSecurityKey } from '../credentials/device';
import { DeleteDialog } from '../parts/delete-dialog';
import { useSession } from '../session/store';
import { useTexts } from '../texts/texts';

async function removeEach<T>(found: Promise<T[]>, remove: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of await found) {
    await remove(item);
  }
}

function serviceCredentials(UserName: string): Promise<ServiceCredential[]> {
  const listed = member('ServiceSpecificCredentials', listOf(ServiceCredential));
  return ask('ListServiceSpecificCredentials', listed, { UserName });
}

async function emptied(UserName: string): Promise<void> {
  await orAbsent(call('DeleteLoginProfile', { UserName }));
  await removeEach(
    listAll('ListAccessKeys', 'AccessKeyMetadata', AccessKey, { UserName }),
    ({ AccessKeyId }) => call('DeleteAccessKey', { UserName, AccessKeyId }),
  );
  await removeEach(
    listAll('ListMFADevices', 'MFADevices', MfaDevice, { UserName }),
    async ({ SerialNumber }) => {
      await call('DeactivateMFADevice', { UserName, SerialNumber });
      if (!isSecurityKey(SerialNumber)) {
        await orAbsent(call('DeleteVirtualMFADevice', { SerialNumber }));
      }
    },
  );
  await removeEach(
    listAll('ListSigningCertificates', 'Certificates', Certificate, { UserName }),
    ({ CertificateId }) => call('DeleteSigningCertificate', { UserName, CertificateId }),
  );
  await removeEach(
    listAll('ListSSHPublicKeys', 'SSHPublicKeys', SshPublicKey, { UserName }),
    ({ SSHPublicKeyId }) => call('DeleteSSHPublicKey', { UserName, SSHPublicKeyId }),
  );
  await removeEach(serviceCredentials(UserName), ({ ServiceSpecificCredentialId }) =>
    call('DeleteServiceSpecificCredential', { UserName, ServiceSpecificCredentialId }),
  );
  await removeEach(listAll('ListUserPolicies', 'PolicyNames', text, { UserName }), PolicyName =>
    call('DeleteUserPolicy', { UserName, PolicyName }),
  );
  await removeEach(
    listAll('ListAttachedUserPolicies', 'AttachedPolicies', AttachedPolicy, { UserName }),
    ({ PolicyArn }) => call('DetachUserPolicy', { UserName, PolicyArn }),
  );
  await removeEach(listAll('ListGroupsForUser', 'Groups', Group, { UserName }), ({ GroupName }) =>
    call('RemoveUserFromGroup', { UserName, GroupName }),
  );
}

interface Parts {
  name: string;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteUser({ name, onClose, onDeleted }: Parts) {
  const { users, offBoard } = useTexts();
  const { userName } = useSession();
  const isOneself = userName === name;
  return (
    <DeleteDialog
      title={users.deleteTitle(name)}
      name={name}
      warning={isOneself ? `${offBoard.deleteOwn} ${users.deleteWarning}` : users.deleteWarning}
      onClose={onClose}
      onDelete={async () => {
        await emptied(name);
        await call('DeleteUser', { UserName: name });
        onDeleted();
      }}
    />
  );
}
