import { networkToSave } from '../named-networks/named-networks'
import type { Call } from './call'
import { networkList, oneNetwork } from './network-answers'

export const networkCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/api/networks',
    summary: 'The networks that you named, in the page and in files, with how many addresses of the data lie in each and in none.',
    answer: networkList,
  },
  {
    method: 'post',
    path: '/api/networks',
    summary: 'Names a network and gives it roles; with the id of one it takes its place.',
    body: networkToSave,
    answer: oneNetwork,
  },
  { method: 'delete', path: '/api/networks/{id}', summary: 'Deletes a network that the page named and answers it.', answer: oneNetwork },
]
