import { describeHunt } from '@/lib/asking/describe-hunt'
import { handle } from '@/lib/http/respond'
import { hunts } from '@/lib/hunts'
import { takesNone } from '@/lib/params'

export function GET(request: Request): Promise<Response> {
  return handle(request, () => {
    takesNone(request)
    return { hunts: hunts.map(describeHunt) }
  })
}
