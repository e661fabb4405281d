import type { Texts } from '../en';

const ASK_AGAIN =
  'しばらくしてからもう一度お試しください。解決しない場合は、リクエスト ID をサーバーの運用担当者に伝えてください。';
const RELOAD =
  'ページを再読み込みして、もう一度お試しください。解決しない場合は、リクエスト ID をサーバーの運用担当者に伝えてください。';
const SIGN_IN_AGAIN = 'サインアウトして、もう一度サインインしてください。';

export const errors: Texts['errors'] = {
  detail: 'サーバーの応答',
  unknown: { what: 'リクエストが失敗しました', todo: RELOAD },
  codes: {
    AccessDenied: { what: 'アクセス拒否', todo: 'この操作のアクセス許可がありません。管理者に依頼してください。' },
    ConcurrentModification: {
      what: '同じリソースが同時に変更されています',
      todo: 'ページを再読み込みし、現在の内容を確認してから、もう一度お試しください。',
    },
    DeleteConflict: {
      what: 'まだ使用されているため、削除できません',
      todo: '下に示された、このリソースに属するものや関連付けを先に削除してから、もう一度お試しください。',
    },
    DuplicateCertificate: {
      what: 'この証明書は、アカウントに既に登録されています',
      todo: '別の証明書をアップロードするか、登録済みの証明書を先に削除してください。',
    },
    DuplicateSSHPublicKey: {
      what: 'この SSH パブリックキーは、ユーザーに既に登録されています',
      todo: '別のキーをアップロードするか、登録済みのキーをアクティブ化してください。',
    },
    EntityAlreadyExists: {
      what: '既に存在します',
      todo: '別の名前を指定するか、既存のものを使用してください。',
    },
    EntityTemporarilyUnmodifiable: {
      what: '変更された直後のため、まだ変更できません',
      todo: '数秒待ってから、もう一度お試しください。',
    },
    ExpiredToken: { what: 'セッションが終了しました', todo: 'もう一度サインインしてください。' },
    IncompleteSignature: { what: 'セッションを確認できませんでした', todo: SIGN_IN_AGAIN },
    InsecureTransport: {
      what: '接続が暗号化されていません',
      todo: 'HTTPS のアドレスでコンソールを開いてください。アドレスは、サーバーの運用担当者に確認してください。',
    },
    InvalidAction: { what: 'サーバーが対応していないリクエストです', todo: RELOAD },
    InvalidAuthenticationCode: {
      what: 'MFA コードが正しくありません',
      todo: 'デバイスの時刻が正しいことを確認してください。新しいコードが表示されたら入力し、続けて次に表示されるコードを入力します。',
    },
    InvalidClientTokenId: { what: 'セッションを確認できませんでした', todo: SIGN_IN_AGAIN },
    InvalidInput: {
      what: '入力内容が受け付けられませんでした',
      todo: '下に示された箇所を修正して、もう一度お試しください。',
    },
    InvalidParameterValue: {
      what: '値が受け付けられませんでした',
      todo: '下に示された値を修正して、もう一度お試しください。',
    },
    InvalidPublicKey: {
      what: 'このパブリックキーは使用できません',
      todo: 'ssh-rsa で始まる 1 行など、パブリックキー全体を貼り付けてください。',
    },
    InvalidSecurityKey: {
      what: 'パスキーまたはセキュリティキーを登録できませんでした',
      todo: 'もう一度最初から登録し、2 分以内にブラウザの指示に従ってください。',
    },
    InvalidUserType: {
      what: 'この操作は、サインインした IAM ユーザーだけが実行できます',
      todo: 'IAM ユーザーとしてサインインしてください。ルートユーザーとロールのセッションには、このパスワードはありません。',
    },
    KeyPairMismatch: {
      what: 'プライベートキーが証明書と一致しません',
      todo: 'この証明書の作成に使用したプライベートキーを貼り付けてください。',
    },
    LimitExceeded: {
      what: 'クォータに達しました',
      todo: '使用していないものを削除するか、サーバーの運用担当者にクォータの引き上げを依頼してください。',
    },
    MalformedCertificate: {
      what: '証明書を読み取れません',
      todo: '-----BEGIN CERTIFICATE----- から -----END CERTIFICATE----- までの PEM 形式の証明書を貼り付けてください。',
    },
    MalformedInput: { what: 'リクエストを読み取れません', todo: RELOAD },
    MalformedPolicyDocument: {
      what: 'ポリシードキュメントにエラーがあります',
      todo: '下に示された箇所を修正して、もう一度保存してください。入力した内容は残っています。',
    },
    MalformedReport: { what: 'レポートを読み取れません', todo: RELOAD },
    MalformedRequest: { what: 'リクエストを読み取れません', todo: RELOAD },
    MissingAction: { what: 'サーバーが対応していないリクエストです', todo: RELOAD },
    MissingAuthenticationToken: { what: 'セッションを確認できませんでした', todo: SIGN_IN_AGAIN },
    NoSuchEntity: {
      what: '存在しません',
      todo: '削除されたか、名前が変更された可能性があります。名前を確認するか、一覧から探してください。',
    },
    NoSuchPage: {
      what: 'このページは存在しません',
      todo: 'アドレスを確認するか、ダッシュボードから開いてください。',
    },
    NotReached: {
      what: 'サーバーに接続できません',
      todo: 'ネットワークとサーバーの状態を確認してから、もう一度お試しください。',
    },
    NotSignedIn: { what: 'セッションが終了しました', todo: 'もう一度サインインしてください。' },
    PackedPolicyTooLarge: {
      what: 'セッションのポリシーとタグのサイズが大きすぎます',
      todo: 'ポリシーを短くするか、タグを減らしてください。',
    },
    PasswordPolicyViolation: {
      what: '新しいパスワードがアカウントのパスワードポリシーを満たしていません',
      todo: '要件を満たすパスワードを指定してください。',
    },
    PolicyEvaluation: {
      what: '自分に適用されるポリシーを評価できませんでした',
      todo: 'ユーザーとグループのポリシーの確認を、管理者に依頼してください。',
    },
    PolicyNotAttachable: {
      what: 'このポリシーはここにはアタッチできません',
      todo: '別のポリシーを選択してください。サービスにリンクされたロール用のポリシーは、そのサービスだけがアタッチできます。',
    },
    ReportExpired: { what: 'レポートの生成から 4 時間以上経過しています', todo: '新しいレポートを生成してください。' },
    ReportInProgress: { what: 'レポートを生成中です', todo: 'しばらく待ってから、もう一度お試しください。' },
    ReportNotPresent: { what: 'レポートがまだありません', todo: 'レポートを生成してください。' },
    SecurityKeyKnown: {
      what: 'このキーは、ユーザーに既に登録されています',
      todo: '別のパスキーまたはセキュリティキーを使用するか、登録済みのキーを先に削除してください。',
    },
    SecurityKeyNotUsableHere: {
      what: 'このアドレスでは、パスキーとセキュリティキーを使用できません',
      todo: '下に示された名前でコンソールを開いてください。',
    },
    SecurityKeyNotUsed: {
      what: 'パスキーまたはセキュリティキーが使用されませんでした',
      todo: 'もう一度試し、2 分以内にブラウザの指示に従ってください。',
    },
    ServiceFailure: { what: 'サーバーで問題が発生しました', todo: ASK_AGAIN },
    ServiceUnavailable: {
      what: 'サーバーが混み合っています',
      todo: 'しばらくしてからもう一度お試しください。',
    },
    SignatureDoesNotMatch: { what: 'セッションを確認できませんでした', todo: SIGN_IN_AGAIN },
    SignInFailed: { what: '現在のパスワードが正しくありません', todo: 'もう一度入力してください。' },
    Throttling: {
      what: '一度に送信されたリクエストが多すぎます',
      todo: 'しばらくしてからもう一度お試しください。',
    },
    TooManyAttempts: { what: '試行回数が多すぎます', todo: '数分待ってから、もう一度お試しください。' },
    UnmodifiableEntity: {
      what: 'このリソースを変更できるのは、作成したサービスだけです',
      todo: 'そのサービスで変更してください。',
    },
    UnreadableAnswer: { what: 'サーバーの応答を読み取れません', todo: RELOAD },
    UnreadableReport: {
      what: 'レポートを読み取れません',
      todo: 'レポートをファイルとしてダウンロードするか、生成できるようになったら新しいレポートを生成してください。',
    },
    UnrecognizedPublicKeyEncoding: {
      what: 'パブリックキーの形式を認識できません',
      todo: 'ssh-rsa で始まる形式または PEM 形式のキーを貼り付けてください。',
    },
    UntrustedRequest: {
      what: 'このページは、現在のセッションより前に開かれたものです',
      todo: 'ページを再読み込みして、もう一度お試しください。',
    },
    ValidationError: {
      what: '値が受け付けられませんでした',
      todo: '次の内容を修正して、もう一度お試しください。',
    },
    '408': {
      what: 'リクエストの送信に時間がかかりすぎました',
      todo: 'ネットワークの状態を確認して、もう一度お試しください。',
    },
    '413': { what: 'リクエストが大きすぎます', todo: '入力内容を短くして、もう一度お試しください。' },
    '431': {
      what: 'リクエストが大きすぎます',
      todo: 'このサイトの Cookie を削除し、サインインし直してから、もう一度お試しください。',
    },
    '502': { what: 'サーバーに接続できません', todo: ASK_AGAIN },
    '503': { what: 'サーバーが混み合っています', todo: 'しばらくしてからもう一度お試しください。' },
    '504': { what: 'サーバーが時間内に応答しませんでした', todo: ASK_AGAIN },
  },
  rules: {
    longest: (field, count) => `${field}: ${count} 文字以内で指定してください。`,
    shortest: (field, count) => `${field}: ${count} 文字以上で指定してください。`,
    most: (field, most) => `${field}: ${most} 以下で指定してください。`,
    least: (field, least) => `${field}: ${least} 以上で指定してください。`,
    signs: field => `${field}: 使用できない文字が含まれているか、形式が正しくありません。`,
    other: field => `${field}: この値は指定できません。`,
  },
  passwords: {
    shortest: count => `${count} 文字以上にしてください。`,
    uppercase: '英大文字 (A–Z) を 1 つ以上含めてください。',
    lowercase: '英小文字 (a–z) を 1 つ以上含めてください。',
    number: '数字を 1 つ以上含めてください。',
    symbol: "記号 ! @ # $ % ^ & * ( ) _ + - = [ ] { } | ' のいずれかを 1 つ以上含めてください。",
    notLast: count =>
      count === 1
        ? '直前のパスワードは再利用できません。'
        : `直近 ${count} 個のパスワードは再利用できません。`,
    notSame: '現在のパスワードと同じものは使用できません。',
    notName: 'アカウントの名前、およびルートユーザーの E メールアドレスは使用できません。',
    signs: 'ラテン文字 (Latin-1) の 1～128 文字で指定してください。',
  },
  fields: {
    accountAlias: 'アカウントエイリアス',
    assumeRolePolicyDocument: '信頼ポリシー',
    authenticationCode: 'MFA コード',
    authenticationCode1: 'MFA コード 1',
    authenticationCode2: 'MFA コード 2',
    certificateBody: '証明書',
    description: '説明',
    groupName: 'グループ名',
    maxPasswordAge: 'パスワードの有効日数',
    maxSessionDuration: '最大セッション時間',
    minimumPasswordLength: '最小文字数',
    newGroupName: 'グループ名',
    newPassword: '新しいパスワード',
    newPath: 'パス',
    newUserName: 'ユーザー名',
    oldPassword: '現在のパスワード',
    password: 'パスワード',
    passwordReusePrevention: '記憶するパスワードの数',
    path: 'パス',
    permissionsBoundary: 'アクセス許可の境界',
    policyArn: 'ポリシーの ARN',
    policyDocument: 'ポリシードキュメント',
    policyName: 'ポリシー名',
    roleName: 'ロール名',
    serialNumber: 'MFA デバイス',
    serviceName: 'サービス',
    sSHPublicKeyBody: 'SSH パブリックキー',
    tags: 'タグ',
    userName: 'ユーザー名',
    virtualMFADeviceName: 'デバイス名',
  },
};
