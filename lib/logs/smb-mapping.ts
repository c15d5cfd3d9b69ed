import { connectionFields, defineLog, text, timestamp } from './log'

export const smbMapping = defineLog('smb_mapping', 'Windows shares that were connected.', {
  ts: timestamp('When the share was connected.'),
  ...connectionFields,
  path: text('The share, such as \\\\server\\share; ADMIN$ and C$ are for administrators.'),
  service: text('Kind of service that the share offers, where the server says.'),
  native_file_system: text('File system of the share.'),
  share_type: text('DISK, PIPE (remote procedure calls) or PRINT.'),
})
