import createQueryApi from 'openapi-react-query'
import { createApiClient } from '../../api-client/client.ts'
import { ApiError, fetchOrThrow } from './api-error.ts'
import { currentSession, freshToken, refreshSession } from './session.ts'

function authorized(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`)
  return request
}

/** Sends with the access token; a 401 is answered once with a new token. */
async function fetchAsUser(request: Request): Promise<Response> {
  const again = request.clone()
  try {
    return await fetchOrThrow(authorized(request, currentSession()?.accessToken ?? (await freshToken())))
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    return fetchOrThrow(authorized(again, (await refreshSession()).accessToken))
  }
}

export const api = createApiClient({ baseUrl: '', fetch: fetchAsUser })
export const queryApi = createQueryApi(api)
