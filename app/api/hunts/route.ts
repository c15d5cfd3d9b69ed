import { describeHunt } from '@/lib/describe-hunt'
import { hunts } from '@/lib/hunts'
import { handle } from '@/lib/respond'

export function GET(request: Request): Promise<Response> {
  return handle(request, () => ({ hunts: hunts.map(describeHunt) }))
}
