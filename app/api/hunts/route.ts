import { describeHunt } from '@/lib/describe-hunt'
import { hunts } from '@/lib/hunts'
import { takesNone } from '@/lib/params'
import { handle } from '@/lib/respond'

export function GET(request: Request): Promise<Response> {
  return handle(request, () => {
    takesNone(request)
    return { hunts: hunts.map(describeHunt) }
  })
}
