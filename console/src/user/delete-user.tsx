// Deleting a user and all that hangs on it: the API refuses to delete a user that still has something.
import { call } from '../api/client';
import { listAll, orAbsent } from '../api/lists';
import type {
  AccessKey,
  AttachedPolicy,
  Certificate,
  Group,
  MfaDevice,
  ServiceCredential,
  SshPublicKey,
} from '../api/shapes';
import { DeleteDialog } from '../parts/delete-dialog';
import { useTexts } from '../texts/texts';

async function removeEach<T>(found: Promise<T[]>, remove: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of await found) {
    await remove(item);
  }
}

async function serviceCredentials(UserName: string): Promise<ServiceCredential[]> {
  const { ServiceSpecificCredentials } = await call<{ ServiceSpecificCredentials: ServiceCredential[] }>(
    'ListServiceSpecificCredentials',
    { UserName },
  );
  return ServiceSpecificCredentials;
}

async function emptied(UserName: string): Promise<void> {
  await orAbsent(call('DeleteLoginProfile', { UserName }));
  await removeEach(
    listAll<AccessKey, 'AccessKeyMetadata'>('ListAccessKeys', 'AccessKeyMetadata', { UserName }),
    ({ AccessKeyId }) => call('DeleteAccessKey', { UserName, AccessKeyId }),
  );
  await removeEach(
    listAll<MfaDevice, 'MFADevices'>('ListMFADevices', 'MFADevices', { UserName }),
    async ({ SerialNumber }) => {
      await call('DeactivateMFADevice', { UserName, SerialNumber });
      await orAbsent(call('DeleteVirtualMFADevice', { SerialNumber }));
    },
  );
  await removeEach(
    listAll<Certificate, 'Certificates'>('ListSigningCertificates', 'Certificates', { UserName }),
    ({ CertificateId }) => call('DeleteSigningCertificate', { UserName, CertificateId }),
  );
  await removeEach(
    listAll<SshPublicKey, 'SSHPublicKeys'>('ListSSHPublicKeys', 'SSHPublicKeys', { UserName }),
    ({ SSHPublicKeyId }) => call('DeleteSSHPublicKey', { UserName, SSHPublicKeyId }),
  );
  await removeEach(serviceCredentials(UserName), ({ ServiceSpecificCredentialId }) =>
    call('DeleteServiceSpecificCredential', { UserName, ServiceSpecificCredentialId }),
  );
  await removeEach(listAll<string, 'PolicyNames'>('ListUserPolicies', 'PolicyNames', { UserName }), PolicyName =>
    call('DeleteUserPolicy', { UserName, PolicyName }),
  );
  await removeEach(
    listAll<AttachedPolicy, 'AttachedPolicies'>('ListAttachedUserPolicies', 'AttachedPolicies', { UserName }),
    ({ PolicyArn }) => call('DetachUserPolicy', { UserName, PolicyArn }),
  );
  await removeEach(listAll<Group, 'Groups'>('ListGroupsForUser', 'Groups', { UserName }), ({ GroupName }) =>
    call('RemoveUserFromGroup', { UserName, GroupName }),
  );
}

interface Parts {
  name: string;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteUser({ name, onClose, onDeleted }: Parts) {
  const { users } = useTexts();
  return (
    <DeleteDialog
      title={users.deleteTitle(name)}
      name={name}
      warning={users.deleteWarning}
      onClose={onClose}
      onDelete={async () => {
        await emptied(name);
        await call('DeleteUser', { UserName: name });
        onDeleted();
      }}
    />
  );
}
