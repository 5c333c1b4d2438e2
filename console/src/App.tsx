import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useLocale } from './locale.ts'
import { queryClient } from './query-client.ts'
import { router } from './routes.tsx'
import { colorSchemeManager, cssVariables, theme } from './theme.ts'

/** A new language draws everything anew; what is loaded and where the user is stay in the cache and the URL. */
export function App() {
  const locale = useLocale()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorSchemeManager} defaultColorScheme="auto">
      <Notifications position="bottom-center" limit={3} />
      <QueryClientProvider client={queryClient}>
        <RouterProvider key={locale} router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
