import { type Query, QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error.ts'

const isWorthAnotherTry = (error: unknown) => error instanceof ApiError && (error.status === 0 || error.status >= 502)

/** The list, a product, its history, its events: all that new data changes. */
export const isAboutProducts = ({ queryKey }: Pick<Query, 'queryKey'>) => String(queryKey[1]).startsWith('/api/v1/products')

export const isAboutAlerts = ({ queryKey }: Pick<Query, 'queryKey'>) => String(queryKey[1]).startsWith('/api/v1/alerts')
export const isAboutNotifications = ({ queryKey }: Pick<Query, 'queryKey'>) => String(queryKey[1]).startsWith('/api/v1/notifications')

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && isWorthAnotherTry(error),
    },
  },
})
