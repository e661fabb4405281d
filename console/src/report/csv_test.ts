import { describe, expect, test } from 'vitest';
import { recordsOf, reportOf, UnreadableReport } from './csv';

describe('The CSV of a report', () => {
  test('has no line after the last one, and needs no newline there', () => {
    expect(recordsOf('a,b\n1,2')).toEqual([['a', 'b'], ['1', '2']]);
    expect(recordsOf('a,b\n1,2\n')).toEqual([['a', 'b'], ['1', '2']]);
  });

  test('may quote a name that holds a comma or a quote', () => {
    expect(recordsOf('user,arn\n"a,b","say ""hi"""\n')).toEqual([
      ['user', 'arn'],
      ['a,b', 'say "hi"'],
    ]);
  });

  test('keeps an empty last cell, and takes a carriage return for the end of a line', () => {
    expect(recordsOf('a,b\r\n1,\r\n')).toEqual([['a', 'b'], ['1', '']]);
    expect(recordsOf('a,b\n"1",')).toEqual([['a', 'b'], ['1', '']]);
  });

  test('is refused when a quote does not end', () => {
    expect(() => recordsOf('a\n"b')).toThrow(UnreadableReport);
  });
});

describe('A report', () => {
  const head = 'user,arn,password_enabled,password_last_used,access_key_1_last_used_region\n';

  test('takes no name for a flag, a time or a sentinel', () => {
    const { lines } = reportOf(`${head}true,arn:aws:iam::1:user/true,false,N/A,N/A\n`);
    expect(lines[0]?.get('user')).toEqual({ kind: 'text', text: 'true' });
    expect(reportOf(`${head}no_information,x,false,N/A,N/A`).lines[0]?.get('user')?.kind).toBe('text');
  });

  test('keeps the three sentinels apart from values', () => {
    const { lines } = reportOf(`${head}<root_account>,r,not_supported,no_information,us-east-1\n`);
    expect(lines[0]?.get('password_enabled')).toEqual({ kind: 'sentinel', text: 'not_supported' });
    expect(lines[0]?.get('password_last_used')).toEqual({ kind: 'sentinel', text: 'no_information' });
    expect(lines[0]?.get('access_key_1_last_used_region')).toEqual({ kind: 'text', text: 'us-east-1' });
  });

  test('reads both forms in which UTC is written, and flags in any case', () => {
    const { lines } = reportOf(`${head}a,x,TRUE,2026-09-11T13:14:52+00:00,N/A\n`);
    expect(lines[0]?.get('password_enabled')).toMatchObject({ kind: 'flag', isOn: true });
    expect(lines[0]?.get('password_last_used')).toMatchObject({ kind: 'time', ms: Date.UTC(2026, 8, 11, 13, 14, 52) });
  });

  test('is refused when a line has too few cells or the head is another', () => {
    expect(() => reportOf(`${head}a,b\n`)).toThrow(/2 cells instead of 5/);
    expect(() => reportOf('<html>')).toThrow(UnreadableReport);
  });
});
