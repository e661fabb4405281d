import type { Texts } from '../en';

export const offBoard: Texts['offBoard'] = {
  rename: '名前を変更',
  renameTitle: name => `${name} の名前を変更`,
  newName: '新しいユーザー名',
  renameWarning:
    'ユーザーの ARN が変わります。以前の ARN を指定しているポリシーは、このユーザーに適用されなくなります。パスワード、キー、デバイス、グループ、ポリシーはそのまま残ります。',
  renameOwn: 'これは自分のユーザーです。今後は新しい名前でサインインします。',
  renamed: (from, to) => `${from} の名前を ${to} に変更しました`,
  disable: 'ユーザーを無効化',
  disableTitle: name => `${name} を無効化しますか?`,
  disableWarning:
    'パスワードは一時的に取り外され、アクティブなアクセスキーは非アクティブになり、このユーザーの一時的な認証情報を含むすべてのセッションが終了します。ユーザーが引き受けたロールのセッションは、期限が切れるまで続きます。ユーザーを再び有効化すると、すべて元の状態に戻ります。',
  disableOwn: 'これは自分のユーザーです。直ちにサインアウトされ、自分で再び有効化することはできません。',
  disabledFlash: name => `${name} を無効化しました`,
  enable: 'ユーザーを有効化',
  enableTitle: name => `${name} を有効化しますか?`,
  enableWarning:
    'パスワードが元の日時のまま再び使用できるようになり、アクティブだったアクセスキーもアクティブに戻ります。無効化している間に変更または削除されたものは、そのままです。',
  enabledFlash: name => `${name} を有効化しました`,
  isDisabled: when => `${when} から無効`,
  waiting: (password, keys) =>
    `有効化すると元に戻るもの: ${
      [password && 'パスワード', keys > 0 && `アクセスキー ${keys} 個`].filter(Boolean).join('、') || 'なし'
    }`,
  hasAccess:
    '無効化した後に、パスワードまたはアクティブなアクセスキーが追加されています。これらも使用できないようにするには、もう一度無効化してください。',
  again: 'もう一度無効化',
  state: '状態',
  enabledState: '有効',
  disabledState: '無効',
  deleteOwn: 'これは自分のユーザーです。サインアウトされ、このユーザーを元に戻すことは誰にもできません。',
  open: 'オフボーディング',
  description:
    '退職や異動のときに、ユーザーが持っているものを確認し、直ちに無効化し、影響がないことを確かめてから削除します。',
  user: 'ユーザー',
  choose: '名前を入力し、Enter キーで選択します。',
  entered: name => `${name} を使用`,
  noUsers: 'ユーザーがいません。',
  whatTitle: 'ユーザーが持っているもの',
  whatHint: 'ユーザーを削除すると、すべて削除されます。管理ポリシーとグループ自体は残ります。',
  whatEmpty: 'ユーザーは何も持っていません。',
  what: '種類',
  detail: '内容',
  lastUsed: '最終使用',
  notTold: '記録なし',
  notSeen: '表示する許可がありません',
  kinds: {
    password: 'パスワード',
    key: 'アクセスキー',
    device: 'MFA デバイス',
    certificate: '署名証明書',
    sshKey: 'SSH パブリックキー',
    service: 'サービス固有の認証情報',
    group: 'グループ',
    policy: 'アタッチされたポリシー',
    inline: 'インラインポリシー',
    session: 'サインインセッション',
  },
  setAside: '無効化中',
  stepDisable: '1. 無効化',
  stepDisableHint: '直ちに有効になります。ユーザーを削除するまでは、元に戻すことができます。',
  disableNow: '今すぐ無効化',
  stepWait: '2. 様子を見る',
  stepWaitHint:
    '期間は自由です。このユーザーのキーを使用していた処理は失敗するようになります。この画面またはユーザーのページから、いつでも再び有効化できます。',
  stepDelete: '3. 削除',
  stepDeleteHint: 'この操作は元に戻すことができません。',
  stepDeleteFirst: '先にユーザーを無効化してください。',
  deleteUser: 'ユーザーを削除',
};
