import { z } from 'zod'
import { defineMail, type Language, letter, type Words } from '#platform/mail'
import type { Role } from './accounts.schema.ts'

const link = z.string()

type InThree<P> = Record<Language, (params: P) => Words>
const inThree = <P>(words: InThree<P>) => (language: Language, params: P) => letter(language, words[language](params))

export const verifyMail = defineMail('accounts.verify', z.object({ username: z.string(), url: link }), inThree({
  en: ({ username, url }) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: [`Hello ${username},`, 'One step is left: confirm that this address is yours, and your Tradewind account is ready.'],
    action: { label: 'Confirm address', url },
    note: 'The link is good for 24 hours. If you did not register, leave it: without it there is no account.',
  }),
  'zh-TW': ({ username, url }) => ({
    subject: '請確認您的電子郵件地址',
    paragraphs: [`${username}，您好：`, '只差一步。請確認這是您的電子郵件地址，您的 Tradewind 帳號便可開始使用。'],
    action: { label: '確認電子郵件', url },
    note: '連結於 24 小時內有效。若您沒有註冊，請忽略此信；未經確認不會建立任何帳號。',
  }),
  'zh-CN': ({ username, url }) => ({
    subject: '请验证您的邮箱',
    paragraphs: [`${username}，您好：`, '只差一步：请确认这是您本人的邮箱，您的 Tradewind 账号即可启用。'],
    action: { label: '验证邮箱', url },
    note: '链接 24 小时内有效。如果您没有注册，请忽略本邮件；未经验证不会创建任何账号。',
  }),
}))

export const alreadyRegisteredMail = defineMail('accounts.already_registered', z.object({ username: z.string(), url: link, reset_url: link }), inThree({
  en: ({ username, url, reset_url }) => ({
    subject: 'You already have an account',
    paragraphs: [`Hello ${username},`, 'Somebody, probably you, tried to register with this address. It already has a Tradewind account, and nothing was changed.', `If you forgot the password, choose a new one here: ${reset_url}`],
    action: { label: 'Sign in', url },
    note: 'If it was not you, there is nothing to do.',
  }),
  'zh-TW': ({ username, url, reset_url }) => ({
    subject: '您已經有 Tradewind 帳號',
    paragraphs: [`${username}，您好：`, '有人（應該是您本人）以這個電子郵件地址註冊。此地址已有 Tradewind 帳號，因此我們沒有做任何更動。', `若您忘了密碼，可在此重新設定：${reset_url}`],
    action: { label: '登入', url },
    note: '若不是您本人操作，不需採取任何動作。',
  }),
  'zh-CN': ({ username, url, reset_url }) => ({
    subject: '您已拥有 Tradewind 账号',
    paragraphs: [`${username}，您好：`, '有人（很可能是您本人）用这个邮箱进行了注册。该邮箱已有 Tradewind 账号，我们没有做任何改动。', `如果忘记了密码，可以在这里重新设置：${reset_url}`],
    action: { label: '登录', url },
    note: '如果不是您本人操作，无需理会。',
  }),
}))

export const resetMail = defineMail('accounts.reset_password', z.object({ username: z.string(), url: link }), inThree({
  en: ({ username, url }) => ({
    subject: 'Choose a new password',
    paragraphs: [`Hello ${username},`, 'Somebody asked for a new password for your account. Choose it here; all devices are then signed out.'],
    action: { label: 'Choose a new password', url },
    note: 'The link works once, within one hour. If it was not you, leave it: your password stays as it is.',
  }),
  'zh-TW': ({ username, url }) => ({
    subject: '重新設定您的密碼',
    paragraphs: [`${username}，您好：`, '我們收到了重設您帳號密碼的要求。請由此設定新密碼，完成後所有裝置都會登出。'],
    action: { label: '設定新密碼', url },
    note: '連結僅能使用一次，一小時內有效。若不是您本人提出，請忽略此信，您的密碼不會改變。',
  }),
  'zh-CN': ({ username, url }) => ({
    subject: '重置您的密码',
    paragraphs: [`${username}，您好：`, '我们收到了重置您账号密码的请求。请点击下方按钮设置新密码，完成后所有设备都会退出登录。'],
    action: { label: '设置新密码', url },
    note: '链接仅可使用一次，一小时内有效。如果不是您本人操作，请忽略本邮件，您的密码不会改变。',
  }),
}))

export const passwordChangedMail = defineMail('accounts.password_changed', z.object({ username: z.string(), url: link }), inThree({
  en: ({ username, url }) => ({
    subject: 'Your password was changed',
    paragraphs: [`Hello ${username},`, 'The password of your Tradewind account was changed, and your other devices were signed out.'],
    action: { label: 'It was not me: choose a new password', url },
    note: 'If it was you, there is nothing to do.',
  }),
  'zh-TW': ({ username, url }) => ({
    subject: '您的密碼已變更',
    paragraphs: [`${username}，您好：`, '您的 Tradewind 帳號密碼剛剛變更，其他裝置均已登出。'],
    action: { label: '不是我本人：重新設定密碼', url },
    note: '若是您本人操作，不需採取任何動作。',
  }),
  'zh-CN': ({ username, url }) => ({
    subject: '您的密码已修改',
    paragraphs: [`${username}，您好：`, '您的 Tradewind 账号密码刚刚被修改，其他设备均已退出登录。'],
    action: { label: '不是我本人：重置密码', url },
    note: '如果是您本人操作，无需理会。',
  }),
}))

const ROLES: Record<Language, Record<Role, string>> = {
  en: { viewer: 'viewer', member: 'member', admin: 'admin', owner: 'owner' },
  'zh-TW': { viewer: '檢視者', member: '成員', admin: '管理員', owner: '擁有者' },
  'zh-CN': { viewer: '只读成员', member: '成员', admin: '管理员', owner: '所有者' },
}
const role = z.enum(['viewer', 'member', 'admin', 'owner'])

export const invitationMail = defineMail('accounts.invitation', z.object({ inviter: z.string(), tenant_name: z.string(), role, url: link }), inThree({
  en: ({ inviter, tenant_name, role, url }) => ({
    subject: `${inviter} invites you to ${tenant_name}`,
    paragraphs: ['Hello,', `${inviter} invites you to work on ${tenant_name} in Tradewind, as ${ROLES.en[role]}.`],
    action: { label: 'Accept the invitation', url },
    note: 'The invitation is good for 7 days. If you do not know the sender, leave it.',
  }),
  'zh-TW': ({ inviter, tenant_name, role, url }) => ({
    subject: `${inviter} 邀請您加入「${tenant_name}」`,
    paragraphs: ['您好：', `${inviter} 邀請您以「${ROLES['zh-TW'][role]}」身分加入 Tradewind 上的「${tenant_name}」。`],
    action: { label: '接受邀請', url },
    note: '邀請於 7 天內有效。若您不認識寄件者，請忽略此信。',
  }),
  'zh-CN': ({ inviter, tenant_name, role, url }) => ({
    subject: `${inviter} 邀请您加入“${tenant_name}”`,
    paragraphs: ['您好：', `${inviter} 邀请您以“${ROLES['zh-CN'][role]}”身份加入 Tradewind 上的“${tenant_name}”。`],
    action: { label: '接受邀请', url },
    note: '邀请 7 天内有效。如果您不认识发件人，请忽略本邮件。',
  }),
}))

export const joinRequestedMail = defineMail('accounts.join_requested', z.object({ username: z.string(), email: z.string(), tenant_name: z.string(), url: link }), inThree({
  en: ({ username, email, tenant_name, url }) => ({
    subject: `${username} asks to join ${tenant_name}`,
    paragraphs: ['Hello,', `${username} (${email}) registered with the code of ${tenant_name} and waits to be let in. Nothing of the tenant can be seen until then.`],
    action: { label: 'Decide', url },
  }),
  'zh-TW': ({ username, email, tenant_name, url }) => ({
    subject: `${username} 申請加入「${tenant_name}」`,
    paragraphs: ['您好：', `${username}（${email}）以「${tenant_name}」的代碼註冊，正等候核准。核准之前，對方看不到任何內容。`],
    action: { label: '前往審核', url },
  }),
  'zh-CN': ({ username, email, tenant_name, url }) => ({
    subject: `${username} 申请加入“${tenant_name}”`,
    paragraphs: ['您好：', `${username}（${email}）使用“${tenant_name}”的代码完成了注册，正在等待批准。批准之前，对方看不到任何内容。`],
    action: { label: '前往处理', url },
  }),
}))

export const joinApprovedMail = defineMail('accounts.join_approved', z.object({ username: z.string(), tenant_name: z.string(), role, url: link }), inThree({
  en: ({ username, tenant_name, role, url }) => ({
    subject: `You are in: ${tenant_name}`,
    paragraphs: [`Hello ${username},`, `You were let into ${tenant_name} as ${ROLES.en[role]}.`],
    action: { label: 'Sign in', url },
  }),
  'zh-TW': ({ username, tenant_name, role, url }) => ({
    subject: `您已加入「${tenant_name}」`,
    paragraphs: [`${username}，您好：`, `您的申請已核准，身分為「${tenant_name}」的${ROLES['zh-TW'][role]}。`],
    action: { label: '登入', url },
  }),
  'zh-CN': ({ username, tenant_name, role, url }) => ({
    subject: `您已加入“${tenant_name}”`,
    paragraphs: [`${username}，您好：`, `您的申请已通过，身份为“${tenant_name}”的${ROLES['zh-CN'][role]}。`],
    action: { label: '登录', url },
  }),
}))
