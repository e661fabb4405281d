import type { Texts } from '../en';

export const sessions: Texts['sessions'] = {
  title: 'サインインセッション',
  hint: 'このコンソールに現在サインインしているセッションです。アドレスとブラウザは、最後に使用されたときのものです (1 分ごとに記録)。',
  empty: 'サインイン中のセッションはありません。',
  signedIn: 'サインイン日時',
  lastSeen: '最終アクセス',
  address: '送信元アドレス',
  agent: 'ブラウザ',
  unknown: '不明',
  mfa: '多要素認証',
  withMfa: 'MFA あり',
  withoutMfa: 'MFA なし',
  current: '現在のセッション',
  end: 'セッションを終了',
  endTitle: 'このセッションを終了しますか?',
  endWarning:
    'このセッションを使用している人は、もう一度サインインする必要があります。パスワードは引き続き使用できます。サインインできないようにするには、ユーザーを無効化するか、別のパスワードを設定してください。',
  endCurrentWarning: '現在使用しているセッションです。終了するとサインアウトされます。',
  ended: 'セッションを終了しました',
};
