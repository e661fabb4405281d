// Where the recorded use of a key came from, in few words. The agent is whatever a client calls itself.
const MOST_OF_AGENT = 40;

// The first product of an agent, "aws-cli/2.9.19", as much of it as fits into a line.
export function briefAgent(agent: string): string {
  const first = [...(agent.trim().split(/\s+/)[0] ?? '')];
  return first.length > MOST_OF_AGENT ? `${first.slice(0, MOST_OF_AGENT - 1).join('')}…` : first.join('');
}
