import { z } from 'zod'
import { defineMail, type Language, letter, type Words } from '#platform/mail'

type Of<P> = Record<Language, (params: P) => Omit<Words, 'brand'>>
const inThree = <P extends { store: string }>(words: Of<P>) => (language: Language, params: P) => letter(language, { ...words[language](params), brand: params.store })

const store = z.string()
const url = z.string()

export const verifyMail = defineMail('customers.verify', z.object({ store, name: z.string(), url }), inThree({
  en: ({ store, name, url }) => ({
    subject: `Confirm your e-mail address for ${store}`, paragraphs: [`Hello ${name},`, `one step is left: confirm that this address is yours, and your account at ${store} is ready.`], action: { label: 'Confirm address', url },
    note: 'The link is good for 24 hours. If you did not register, leave it: without it there is no account.',
  }),
  'zh-TW': ({ store, name, url }) => ({
    subject: `請確認您在 ${store} 的電子郵件地址`, paragraphs: [`${name}，您好：`, `只差一步。請確認這是您的電子郵件地址，您在 ${store} 的會員帳號便可開始使用。`], action: { label: '確認電子郵件', url },
    note: '連結於 24 小時內有效。若您沒有註冊，請忽略此信；未經確認不會建立任何帳號。',
  }),
  'zh-CN': ({ store, name, url }) => ({
    subject: `请验证您在 ${store} 的邮箱`, paragraphs: [`${name}，您好：`, `只差一步：请确认这是您本人的邮箱，您在 ${store} 的会员账号即可启用。`], action: { label: '验证邮箱', url },
    note: '链接 24 小时内有效。如果您没有注册，请忽略本邮件；不点击链接就不会创建账号。',
  }),
}))

export const alreadyRegisteredMail = defineMail('customers.already_registered', z.object({ store, name: z.string(), url, reset_url: z.string() }), inThree({
  en: ({ store, name, url, reset_url }) => ({
    subject: `You have an account at ${store} already`, paragraphs: [`Hello ${name},`, `somebody, most likely you, wanted to register with this address. You have an account at ${store} already: sign in with it.`], action: { label: 'Sign in', url },
    note: `Forgot the password? ${reset_url}`,
  }),
  'zh-TW': ({ store, name, url, reset_url }) => ({
    subject: `您在 ${store} 已有帳號`, paragraphs: [`${name}，您好：`, `有人（很可能是您本人）想用這個地址註冊。您在 ${store} 已有帳號，請直接登入。`], action: { label: '登入', url }, note: `忘記密碼？${reset_url}`,
  }),
  'zh-CN': ({ store, name, url, reset_url }) => ({
    subject: `您在 ${store} 已有账号`, paragraphs: [`${name}，您好：`, `有人（很可能是您本人）想用这个邮箱注册。您在 ${store} 已有账号，请直接登录。`], action: { label: '登录', url }, note: `忘记密码？${reset_url}`,
  }),
}))

export const resetMail = defineMail('customers.reset', z.object({ store, name: z.string(), url }), inThree({
  en: ({ store, name, url }) => ({ subject: `Choose a new password for ${store}`, paragraphs: [`Hello ${name},`, 'with this link you choose a new password. You will be signed out everywhere.'], action: { label: 'Choose a password', url }, note: 'The link is good for one hour. If you did not ask for it, leave it: your password stays.' }),
  'zh-TW': ({ store, name, url }) => ({ subject: `為 ${store} 設定新密碼`, paragraphs: [`${name}，您好：`, '請用此連結設定新密碼。設定後，所有裝置都會登出。'], action: { label: '設定密碼', url }, note: '連結於一小時內有效。若不是您提出的，請忽略此信，密碼不會變更。' }),
  'zh-CN': ({ store, name, url }) => ({ subject: `为 ${store} 设置新密码`, paragraphs: [`${name}，您好：`, '请用此链接设置新密码。设置后，所有设备都会退出登录。'], action: { label: '设置密码', url }, note: '链接一小时内有效。如果不是您本人操作，请忽略本邮件，密码不会改变。' }),
}))

export const passwordChangedMail = defineMail('customers.password_changed', z.object({ store, name: z.string(), url }), inThree({
  en: ({ store, name, url }) => ({ subject: `Your password at ${store} was changed`, paragraphs: [`Hello ${name},`, 'your password was changed just now. If that was you, there is nothing to do.'], action: { label: 'It was not me', url } }),
  'zh-TW': ({ store, name, url }) => ({ subject: `您在 ${store} 的密碼已變更`, paragraphs: [`${name}，您好：`, '您的密碼剛剛變更。若是您本人操作，無須理會。'], action: { label: '不是我變更的', url } }),
  'zh-CN': ({ store, name, url }) => ({ subject: `您在 ${store} 的密码已更改`, paragraphs: [`${name}，您好：`, '您的密码刚刚更改。如果是您本人操作，无需理会。'], action: { label: '不是我更改的', url } }),
}))

export const newEmailMail = defineMail('customers.new_email', z.object({ store, name: z.string(), url }), inThree({
  en: ({ store, name, url }) => ({ subject: `Confirm your new e-mail address for ${store}`, paragraphs: [`Hello ${name},`, `confirm that this address is yours: from then on ${store} writes to it, and you sign in with it.`], action: { label: 'Confirm address', url }, note: 'The link is good for 24 hours.' }),
  'zh-TW': ({ store, name, url }) => ({ subject: `請確認您在 ${store} 的新電子郵件地址`, paragraphs: [`${name}，您好：`, `請確認這是您的電子郵件地址。確認後，${store} 將以此地址與您聯絡，您也以此登入。`], action: { label: '確認電子郵件', url }, note: '連結於 24 小時內有效。' }),
  'zh-CN': ({ store, name, url }) => ({ subject: `请验证您在 ${store} 的新邮箱`, paragraphs: [`${name}，您好：`, `请确认这是您本人的邮箱。确认后，${store} 将通过它与您联系，您也用它登录。`], action: { label: '验证邮箱', url }, note: '链接 24 小时内有效。' }),
}))

export const emailChangedMail = defineMail('customers.email_changed', z.object({ store, name: z.string(), email: z.string(), url }), inThree({
  en: ({ store, name, email, url }) => ({ subject: `Your e-mail address at ${store} was changed`, paragraphs: [`Hello ${name},`, `from now on ${store} writes to ${email}. If that was you, there is nothing to do.`], action: { label: 'It was not me', url } }),
  'zh-TW': ({ store, name, email, url }) => ({ subject: `您在 ${store} 的電子郵件地址已變更`, paragraphs: [`${name}，您好：`, `今後 ${store} 將寄信到 ${email}。若是您本人操作，無須理會。`], action: { label: '不是我變更的', url } }),
  'zh-CN': ({ store, name, email, url }) => ({ subject: `您在 ${store} 的邮箱已更改`, paragraphs: [`${name}，您好：`, `今后 ${store} 将发送邮件到 ${email}。如果是您本人操作，无需理会。`], action: { label: '不是我更改的', url } }),
}))
