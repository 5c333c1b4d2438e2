import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { changeLanguage } from '../../layout/language.ts'
import { THEMES } from '../../layout/ThemeMenu.tsx'
import { LANGUAGE_NAMES, type Locale, useLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { isLocale, locales } from '../../paraglide/runtime.js'
import { useUser } from '../../session.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Setting } from '../../ui/Panel.tsx'
import { TextSetting } from '../../ui/TextSetting.tsx'
import { sayDone } from '../../ui/toast.tsx'
import { useProfileField } from './use-profile.ts'
import { ZoneSetting } from './ZoneSetting.tsx'

export function ProfilePage() {
  const user = useUser()
  if (!user) return null
  return (
    <>
      <PageHeader title={m.settings_profile()} detail={m.profile_detail()} />
      <section className="card panel" aria-label={m.settings_profile()}>
        <UsernameSetting username={user.username} />
        <Setting label={m.profile_email()} hint={m.profile_email_hint()}>
          <p>{user.email}</p>
        </Setting>
        <LanguageSetting />
        <ZoneSetting zone={user.time_zone} />
        <ThemeSetting />
      </section>
    </>
  )
}

function UsernameSetting({ username }: { username: string }) {
  const saving = useProfileField(m.profile_username())
  return (
    <TextSetting
      label={m.profile_username()}
      hint={m.profile_username_hint()}
      value={username}
      error={saving.error}
      autoComplete="username"
      onSave={(text) => saving.mutate({ to: { username: text.toLowerCase() }, before: { username } })}
    />
  )
}

function LanguageSetting() {
  const locale = useLocale()
  const choose = (next: Locale) => {
    const before = locale
    changeLanguage(next)
    sayDone(m.settings_saved({ field: m.profile_language() }), () => changeLanguage(before))
  }
  return (
    <Setting label={m.profile_language()} hint={m.profile_language_hint()}>
      <SegmentedControl
        aria-label={m.profile_language()}
        value={locale}
        onChange={(value) => isLocale(value) && choose(value)}
        data={locales.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
    </Setting>
  )
}

function ThemeSetting() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choose = (value: string) => {
    const chosen = THEMES.find((each) => each.value === value)
    if (chosen) setColorScheme(chosen.value)
  }
  return (
    <Setting label={m.profile_theme()} hint={m.profile_theme_hint()}>
      <SegmentedControl aria-label={m.profile_theme()} value={colorScheme} onChange={choose} data={THEMES.map(({ value, label }) => ({ value, label: label() }))} />
    </Setting>
  )
}
