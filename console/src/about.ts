import createQueryApi from 'openapi-react-query'
import { publicApi } from './session.ts'

const queryApi = createQueryApi(publicApi)

/** What this installation is, and which part of the outer world its sandbox plays. Asked once. */
export const aboutQuery = queryApi.queryOptions('get', '/api/v1/about', {}, { staleTime: Number.POSITIVE_INFINITY })
