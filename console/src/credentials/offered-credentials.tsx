// The credentials of somebody, as far as whoever looks may list them. What they may not is said in one sentence.
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { usePreferences } from '../preferences/store';
import { useMay } from '../session/permitted';
import { useTexts } from '../texts/texts';
import { AccessKeys } from './access-keys';
import { MfaDevices } from './mfa-devices';
import type { Owner } from './owner';
import { SignInSessions } from './sign-in-sessions';
import { ServiceCredentials } from './service-credentials';
import { Certificates, SshKeys } from './uploads';

export function OfferedCredentials({ owner, onChanged }: { owner: Owner; onChanged?: () => void }) {
  const { credentials, sessions } = useTexts();
  const { mfa, keys, certificates, ssh, service } = credentials;
  const may = useMay();
  const { language } = usePreferences();
  const listed = (titles: string[]) => new Intl.ListFormat(language).format(titles);
  const { userName } = owner;
  const told = onChanged === undefined ? {} : { onChanged };
  const ofEverybody = [
    { of: 'ListMFADevices', title: mfa.title, part: <MfaDevices key="mfa" owner={owner} {...told} /> },
    { of: 'ListAccessKeys', title: keys.title, part: <AccessKeys key="keys" owner={owner} /> },
    {
      of: 'rollcall:ListSignInSessions',
      title: sessions.title,
      part: <SignInSessions key="sessions" owner={owner} />,
    },
    {
      of: 'ListSigningCertificates',
      title: certificates.title,
      part: <Certificates key="certificates" owner={owner} />,
    },
  ];
  const ofUsers =
    userName === undefined
      ? []
      : [
          { of: 'ListSSHPublicKeys', title: ssh.title, part: <SshKeys key="ssh" owner={owner} /> },
          {
            of: 'ListServiceSpecificCredentials',
            title: service.title,
            part: <ServiceCredentials key="service" userName={userName} />,
          },
        ];
  const parts = [...ofEverybody, ...ofUsers];
  const hidden = parts.filter(({ of }) => !may(of));
  return (
    <SpaceBetween size="l">
      {parts.filter(({ of }) => may(of)).map(({ part }) => part)}
      {hidden.length > 0 && (
        <Box color="text-body-secondary">{credentials.notPermitted(listed(hidden.map(({ title }) => title)))}</Box>
      )}
    </SpaceBetween>
  );
}
