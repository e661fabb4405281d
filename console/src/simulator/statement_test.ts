import { expect, test } from 'vitest';
import { type Place, statementAt } from './statement';

const LISTED = `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "iam:Get*",
            "Resource": "*"
        },
        {"Effect": "Deny", "Action": "iam:Delete*", "Resource": "*"}
    ]
}`;

const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  start: { Line: line, Column: column },
  end: { Line: endLine, Column: endColumn },
});

function read(document: string, place: Place) {
  const { text, firstLine, lastLine } = statementAt(document, place);
  return { lines: [firstLine, lastLine], ...JSON.parse(text) };
}

test('A statement of a list stands between the places that the simulator names', () => {
  expect(read(LISTED, at(3, 19, 8, 10))).toEqual({
    lines: [4, 8],
    Effect: 'Allow',
    Action: 'iam:Get*',
    Resource: '*',
  });
  expect(read(LISTED, at(8, 10, 9, 69))).toEqual({
    lines: [9, 9],
    Effect: 'Deny',
    Action: 'iam:Delete*',
    Resource: '*',
  });
});

test('So does one that stands alone, whose brace comes before', () => {
  const alone =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":' +
    '{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}';
  expect(read(alone, at(1, 38, 1, 167))).toEqual({
    lines: [1, 1],
    Effect: 'Allow',
    Action: 'dynamodb:*',
    Resource: '*',
    Condition: { DateGreaterThan: { 'aws:CurrentTime': '2018-08-16T12:00:00Z' } },
  });
});
