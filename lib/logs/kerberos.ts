import { bool, connectionFields, defineLog, text, time, timestamp } from './log'

export const kerberos = defineLog('kerberos', 'Kerberos requests for tickets.', {
  ts: timestamp('When the request was made.'),
  ...connectionFields,
  request_type: text('AS asks for a ticket-granting ticket, TGS for a service’s.'),
  client: text('The account, with its realm.'),
  service: text('The service that the ticket is for.'),
  success: bool('Whether the ticket was given; unset where no reply was seen.'),
  error_msg: text('Why it was not given; KDC_ERR_PREAUTH_REQUIRED is part of a normal login.'),
  from: time('Start of the ticket’s validity.'),
  till: time('End of the ticket’s validity, as asked for.'),
  cipher: text('Cipher of the ticket; rc4-hmac is weak and asked for by ticket crackers.'),
  forwardable: bool('Whether the ticket may be handed on.'),
  renewable: bool('Whether the ticket may be renewed.'),
  client_cert_subject: text('Subject of the client’s certificate.'),
  client_cert_fuid: text('File id of the client’s certificate.'),
  server_cert_subject: text('Subject of the server’s certificate.'),
  server_cert_fuid: text('File id of the server’s certificate.'),
  auth_ticket: text('MD5 of the ticket shown; up to Zeek 8.0, with a policy script.'),
  new_ticket: text('MD5 of the ticket given; up to Zeek 8.0, with a policy script.'),
  auth_ticket_sha256: text('SHA-256 of the ticket shown; Zeek 8.1 and later, with a policy script.'),
  new_ticket_sha256: text('SHA-256 of the ticket given; Zeek 8.1 and later, with a policy script.'),
})
