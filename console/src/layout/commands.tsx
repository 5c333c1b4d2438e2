import { useMantineColorScheme } from '@mantine/core'
import { IconBell, IconBellCog, IconBellPlus, IconCategory, IconFileImport, IconFlask, IconKeyboard, IconLanguage, IconListCheck, IconLogout, IconPackages, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queryApi } from '../api.ts'
import { useSettingsCommands } from '../features/settings/commands.ts'
import { currentLocale, LANGUAGE_NAMES } from '../locale.ts'
import { marketplaceName } from '../marketplaces.ts'
import { m } from '../paraglide/messages.js'
import { locales } from '../paraglide/runtime.js'
import { paths } from '../paths.ts'
import { useCan } from '../session.ts'
import { ProductImage } from '../ui/ProductImage.tsx'
import { changeLanguage } from './language.ts'
import { THEMES } from './ThemeMenu.tsx'
import { leave } from './UserMenu.tsx'

export interface Command {
  id: string
  label: string
  detail?: string
  icon: ReactNode
  run: () => void
}

const foundProducts = (search: string) => queryApi.queryOptions('get', '/api/v1/products', { params: { query: { search, limit: 6 } } })

/** What the palette offers for what was typed. Products are asked for with `search`, which lags behind `text`. */
export function useCommands({ text, search, onHelp }: { text: string; search: string; onHelp: () => void }) {
  const navigate = useNavigate()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const settings = useSettingsCommands()
  const canChange = useCan('member')
  const found = useQuery({ ...foundProducts(search), enabled: search !== '', placeholderData: keepPreviousData })

  const pages: Command[] = [
    { id: 'page-products', label: m.nav_products(), icon: <IconPackages size={16} />, run: () => void navigate({ to: paths.products }) },
    { id: 'page-categories', label: m.nav_categories(), icon: <IconCategory size={16} />, run: () => void navigate({ to: paths.categories }) },
    { id: 'page-alerts', label: m.nav_alerts(), icon: <IconBell size={16} />, run: () => void navigate({ to: paths.alerts }) },
    { id: 'page-rules', label: m.rules_title(), icon: <IconBellCog size={16} />, run: () => void navigate({ to: paths.rules }) },
    { id: 'page-experiments', label: m.exp_title(), icon: <IconFlask size={16} />, run: () => void navigate({ to: paths.experiments }) },
    { id: 'page-tasks', label: m.nav_tasks(), icon: <IconListCheck size={16} />, run: () => void navigate({ to: paths.tasks }) },
    ...settings.map(({ id, label, to, Icon }) => ({ id, label, detail: m.settings_title(), icon: <Icon size={16} />, run: () => void navigate({ to }) })),
  ]
  const changes: Command[] = [
    { id: 'add', label: m.add_title(), icon: <IconPlus size={16} />, run: () => void navigate({ to: paths.products, search: { add: true } }) },
    { id: 'import', label: m.import_title(), icon: <IconFileImport size={16} />, run: () => void navigate({ to: paths.products, search: { import: true } }) },
    { id: 'new-rule', label: m.rules_new(), icon: <IconBellPlus size={16} />, run: () => void navigate({ to: paths.newRule }) },
  ]
  const actions: Command[] = [
    ...(canChange ? changes : []),
    ...locales
      .filter((locale) => locale !== currentLocale())
      .map((locale) => ({ id: `language-${locale}`, label: m.palette_language({ language: LANGUAGE_NAMES[locale] }), icon: <IconLanguage size={16} />, run: () => changeLanguage(locale) })),
    ...THEMES.filter(({ value }) => value !== colorScheme).map(({ value, label, Icon }) => ({
      id: `theme-${value}`,
      label: m.palette_theme({ theme: label() }),
      icon: <Icon size={16} />,
      run: () => setColorScheme(value),
    })),
    { id: 'help', label: m.shortcuts_title(), icon: <IconKeyboard size={16} />, run: onHelp },
    { id: 'sign-out', label: m.session_sign_out(), icon: <IconLogout size={16} />, run: leave },
  ]
  const products: Command[] = (text === '' ? [] : (found.data?.data ?? [])).map((product) => ({
    id: `product-${product.id}`,
    label: product.name,
    detail: `${product.asin} · ${marketplaceName(product.marketplace)}`,
    icon: <ProductImage src={product.image_url} name={product.name} size={22} />,
    run: () => void navigate({ to: paths.product, params: { productId: product.id } }),
  }))
  const matches = (command: Command) => command.label.toLocaleLowerCase().includes(text.toLocaleLowerCase())
  return {
    isSearching: found.isFetching || search !== text,
    groups: [
      { title: m.palette_products(), commands: products },
      { title: m.palette_pages(), commands: pages.filter(matches) },
      { title: m.palette_actions(), commands: actions.filter(matches) },
    ],
  }
}
