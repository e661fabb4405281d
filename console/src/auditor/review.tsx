// What would be given, before it is given.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useTexts } from '../texts/texts';
import { useAbsolute } from '../time/moment';
import { AUDITOR_POLICY, type Draft, MAY } from './draft';

export function Review({ draft, endMs }: { draft: Draft; endMs: number | undefined }) {
  const { guides, users, access, general } = useTexts();
  const words = guides.auditor;
  const absolute = useAbsolute();
  const credentials = [
    ...(draft.hasPassword ? [words.withPassword] : []),
    ...(draft.hasKey ? [words.withKey] : []),
  ];
  const who =
    draft.kind === 'user'
      ? [
          { label: users.userName, value: <span translate="no">{draft.userName}</span> },
          { label: words.signsIn, value: credentials.join(', ') },
        ]
      : [
          { label: access.roles.name, value: <span translate="no">{draft.roleName}</span> },
          { label: words.account, value: <span translate="no">{draft.account}</span> },
          { label: words.externalId, value: <span translate="no">{draft.externalId}</span> },
          { label: words.mfa, value: draft.needsMfa ? general.enabled : general.disabled },
        ];
  return (
    <Container header={<Header variant="h2">{words.reviewTitle}</Header>}>
      <KeyValuePairs
        columns={2}
        minColumnWidth={220}
        items={[
          ...who,
          {
            label: words.permissions,
            value: MAY.map(action => (
              <div key={action} className="mono" translate="no">
                {action}
              </div>
            )),
          },
          {
            label: access.permissions.boundary,
            value: (
              <>
                <span className="mono" translate="no">
                  {AUDITOR_POLICY}
                </span>
                <div>{words.boundaryHint}</div>
              </>
            ),
          },
          { label: words.endTitle, value: endMs === undefined ? words.noEnd : words.endsAt(absolute(endMs)) },
        ]}
      />
    </Container>
  );
}
