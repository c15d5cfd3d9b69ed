import { bool, connectionFields, defineLog, text, timestamp } from './log'

export const ntlm = defineLog('ntlm', 'NTLM logins, and the names that the servers gave for themselves.', {
  ts: timestamp('When the login began.'),
  ...connectionFields,
  username: text('The account.'),
  hostname: text('Name that the client gives its machine.'),
  domainname: text('Domain of the account.'),
  server_nb_computer_name: text('NetBIOS name of the server.'),
  server_dns_computer_name: text('DNS name of the server.'),
  server_tree_name: text('DNS name of the server’s forest.'),
  success: bool('Whether the login worked; unset where it was not seen.'),
})
