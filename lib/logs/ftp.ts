import { addr, bool, connectionFields, count, defineLog, port, text, timestamp } from './log'

export const ftp = defineLog('ftp', 'FTP commands that move or change files; failed logins are usually not logged.', {
  ts: timestamp('When the command was sent.'),
  ...connectionFields,
  user: text('The account; <unknown> where the login was not seen.'),
  password: text('The password; <hidden> unless captured or a guest’s.'),
  command: text('The command: RETR fetches, STOR puts, DELE deletes, PASV and PORT open a data channel.'),
  arg: text('Argument of the command, mostly a path.'),
  mime_type: text('Type of the file, from its first bytes.'),
  file_size: count('Size of the file in bytes.'),
  reply_code: count('The server’s reply: 226 transferred, 550 refused.'),
  reply_msg: text('The server’s reply in words.'),
  data_channel_passive: bool('Whether the client opened the data channel.'),
  data_channel_orig_h: addr('Host that opens the data channel.'),
  data_channel_resp_h: addr('Host that accepts the data channel.'),
  data_channel_resp_p: port('Port that accepts the data channel.'),
  fuid: text('Id of the file; joins files.fuid.'),
})
