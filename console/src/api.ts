import createQueryApi from 'openapi-react-query'
import { createApiClient } from '../../api-client/client.ts'
import { ApiError, fetchOrThrow } from './api-error.ts'
import { askEnrolment, askProof } from './proof.ts'
import { currentSession, freshToken, identityOf, refreshSession } from './session.ts'

function authorized(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`)
  return request
}

/** What is dangerous is refused until the person has proved who they are, and then sent again. */
async function fetchAsUser(request: Request): Promise<Response> {
  const again = request.clone()
  try {
    return await fetchWithToken(request)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'SECOND_FACTOR_REQUIRED') askEnrolment()
    if (error.code === 'STEP_UP_REQUIRED' && (await askProof())) return fetchWithToken(again)
    throw error
  }
}

/** Sends with the access token; a 401 is answered once with a new token. */
async function fetchWithToken(request: Request): Promise<Response> {
  const again = request.clone()
  const before = identityOf(currentSession()?.user)
  try {
    return await fetchOrThrow(authorized(request, currentSession()?.accessToken ?? (await freshToken())))
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    const { user, accessToken } = await refreshSession()
    // Another tab may have switched to another team: what was meant for the one is not sent to the other.
    if (before !== undefined && before !== identityOf(user)) throw error
    return fetchOrThrow(authorized(again, accessToken))
  }
}

export const api = createApiClient({ baseUrl: '', fetch: fetchAsUser })
export const queryApi = createQueryApi(api)
