import { Button, Menu } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { LANGUAGE_NAMES, type Locale, useLocale } from '../locale.ts'
import { isLocale, locales } from '../paraglide/runtime.js'
import { m } from '../paraglide/messages.js'
import { changeLanguage } from './language.ts'

const TAGS: Record<Locale, string> = { en: 'en', 'zh-TW': 'zh-Hant-TW', 'zh-CN': 'zh-Hans-CN' }

export function LanguageMenu() {
  const locale = useLocale()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button className="language-button" variant="default" leftSection={<IconLanguage size={16} />} aria-label={m.language_label({ language: LANGUAGE_NAMES[locale] })}>
          {LANGUAGE_NAMES[locale]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={locale} onChange={(value) => isLocale(value) && changeLanguage(value)}>
          {locales.map((each) => (
            <Menu.RadioItem key={each} value={each} lang={TAGS[each]} closeMenuOnClick>
              {LANGUAGE_NAMES[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
