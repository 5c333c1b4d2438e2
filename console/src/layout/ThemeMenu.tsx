import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { m } from '../paraglide/messages.js'

export const THEMES = [
  { value: 'light', label: m.theme_light, Icon: IconSun },
  { value: 'dark', label: m.theme_dark, Icon: IconMoon },
  { value: 'auto', label: m.theme_auto, Icon: IconDeviceDesktop },
] as const

export function ThemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const current = THEMES.find(({ value }) => value === colorScheme) ?? THEMES[2]
  const choose = (value: string) => {
    const chosen = THEMES.find((each) => each.value === value)
    if (chosen) setColorScheme(chosen.value)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={m.theme_button({ theme: current.label() })}>
          <current.Icon size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={colorScheme} onChange={choose}>
          {THEMES.map(({ value, label, Icon }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<Icon size={15} />} closeMenuOnClick>
              {label()}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
