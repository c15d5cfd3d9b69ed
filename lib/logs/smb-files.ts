import { connectionFields, count, defineLog, enumeration, text, time, timestamp } from './log'

export const smbFiles = defineLog('smb_files', 'Files used on Windows shares.', {
  ts: timestamp('When the file was used.'),
  ...connectionFields,
  fuid: text('Id of the file; joins files.fuid.'),
  action: enumeration('What was done: SMB::FILE_OPEN, FILE_READ, FILE_WRITE, FILE_RENAME, FILE_DELETE.'),
  path: text('The share.'),
  name: text('The file within the share.'),
  size: count('Size of the file in bytes.'),
  prev_name: text('The name before it was renamed.'),
  times_modified: time('When the file says that it was last changed.'),
  times_accessed: time('When the file says that it was last read.'),
  times_created: time('When the file says that it was made.'),
  times_changed: time('When the file’s entry says that it was last changed.'),
  data_offset_req: count('Offset that was asked for; only with a policy script.'),
  data_len_req: count('Bytes that were asked for; only with a policy script.'),
  data_len_rsp: count('Bytes that were sent; only with a policy script.'),
})
