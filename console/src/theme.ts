import { createTheme, type CSSVariablesResolver, localStorageColorSchemeManager, type MantineColorsTuple } from '@mantine/core'

/** Index 7 fills buttons: white on it is 6.1:1. Indices 0 and 1 are the light tints, 8 and 9 the pressed states. */
const brand: MantineColorsTuple = ['#eef3fd', '#d6e2fb', '#adc4f6', '#84a6f0', '#5b8df5', '#3f72e8', '#2b62dd', '#1f56d1', '#1a49b3', '#153b91']

/** The neutrals of tokens.css, from text (0) to the page (8), where Mantine expects them. */
const dark: MantineColorsTuple = ['#e9ecf1', '#c9cfd8', '#a6aebb', '#8a93a1', '#3d4450', '#272c35', '#191d23', '#14171c', '#0e1014', '#0a0c0f']

const tokens = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-default-border': 'var(--border-strong)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-error': 'var(--neg)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--app-shell-border-color': 'var(--border)',
}

/** Mantine reads its colours from tokens.css. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark: tokens })

const control = { size: 'xs' } as const

export const colorSchemeManager = localStorageColorSchemeManager({ key: 'tradewind.theme' })

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 7,
  colors: { brand, dark },
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontFamily: 'var(--font-sans)', fontWeight: '600', sizes: { h1: { fontSize: '20px', lineHeight: '28px' }, h2: { fontSize: '14px', lineHeight: '20px' } } },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '24px' },
  shadows: { sm: '0 4px 16px rgb(15 20 30 / .10)', md: '0 8px 28px rgb(15 20 30 / .16)', xl: '0 16px 48px rgb(15 20 30 / .22)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    ActionIcon: { defaultProps: { variant: 'default', size: 30 } },
    Button: { defaultProps: control },
    Checkbox: { defaultProps: { ...control, radius: 3 } },
    // Inside the banner, where a screen reader expects what the banner opens; and without Mantine's hidden stop for the focus, which is no menu item.
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 }, withinPortal: false, withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { centered: true, shadow: 'xl', transitionProps: { duration: 140, transition: 'pop' } } },
    NativeSelect: { defaultProps: control },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    SegmentedControl: { defaultProps: { ...control, transitionDuration: 120 } },
    TextInput: { defaultProps: control },
    PasswordInput: { defaultProps: control },
    Tooltip: { defaultProps: { openDelay: 250, transitionProps: { duration: 100 }, withArrow: false, multiline: true } },
  },
})
