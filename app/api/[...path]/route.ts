import { UserError } from '@/lib/errors'
import { handle } from '@/lib/http/respond'

/** What no other route answers. */
const unknown = (request: Request): Promise<Response> =>
  handle(request, () => {
    throw new UserError(
      'not-found',
      `There is no ${request.method} ${new URL(request.url).pathname}. GET /api/openapi.json lists all calls.`,
    )
  })

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT }
