// From where and with what a key was last used, beside its last use.
import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAnswer } from '../answer';
import { ask } from '../api/client';
import { member } from '../api/shape';
import { Origin } from '../api/shapes';
import { useFailureWords } from '../parts/failure';
import { useTexts } from '../texts/texts';
import { briefAgent } from './origin';

function fetchOrigin(accessKeyId: string): Promise<Origin> {
  const found = member('AccessKeyLastUseOrigin', Origin);
  return ask('rollcall:GetAccessKeyLastUseOrigin', found, { AccessKeyId: accessKeyId });
}

// A text from outside, which may hold signs that turn the direction of what stands beside it.
function Told({ text }: { text: string }) {
  return (
    <bdi className="mono" translate="no">
      {text}
    </bdi>
  );
}

function OriginView({ origin: { SourceAddress: address, UserAgent: agent } }: { origin: Origin }) {
  const { credentials, general } = useTexts();
  const words = credentials.keys;
  if (address === undefined && agent === undefined) {
    return <>{words.usedFromUnknown}</>;
  }
  return (
    <Popover
      header={words.usedFrom}
      size="large"
      dismissAriaLabel={general.close}
      renderWithPortal
      content={
        <SpaceBetween size="s">
          <KeyValuePairs
            items={[
              { label: words.sourceAddress, value: <Told text={address ?? general.none} /> },
              { label: words.userAgent, value: <Told text={agent ?? general.none} /> },
            ]}
          />
          <Box variant="small">{words.usedFromMeaning}</Box>
        </SpaceBetween>
      }
    >
      {address !== undefined && <Told text={address} />}
      {address !== undefined && agent !== undefined && ' · '}
      {agent !== undefined && <Told text={briefAgent(agent)} />}
    </Popover>
  );
}

// `lastUsed` is when the recorded use was, in seconds; absent: there is nothing to ask for.
export function UsedFrom({ accessKeyId, lastUsed }: { accessKeyId: string; lastUsed: number | undefined }) {
  const { general } = useTexts();
  const failureWords = useFailureWords();
  const { answer } = useAnswer<Origin>(`origin ${accessKeyId} ${lastUsed}`, () =>
    lastUsed === undefined ? Promise.resolve({}) : fetchOrigin(accessKeyId),
  );
  if (lastUsed === undefined) {
    return <>{general.none}</>;
  }
  switch (answer.state) {
    case 'loading':
      return <>{general.loading}</>;
    case 'failed':
      return <>{failureWords(answer.error).header}</>;
    case 'ready':
      return <OriginView origin={answer.value} />;
  }
}
