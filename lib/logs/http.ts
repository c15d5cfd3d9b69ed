import { connectionFields, count, defineLog, setOf, text, timestamp, vectorOf } from './log'

/** One request and its response; also the fields of `open_http`, a snapshot of connections still open. */
const fields = {
  ts: timestamp('When the request was made.'),
  ...connectionFields,
  trans_depth: count('How many requests came before on this connection, counted from 1.'),
  method: text('Verb of the request: GET, POST, HEAD and so on.', { aliases: ['http.request.method'] }),
  host: text('The Host header: the site that the client says it wants.'),
  uri: text('Path and query of the request, as it was sent.'),
  referrer: text('The page that led here, as the client says.'),
  version: text('HTTP version of the request.'),
  user_agent: text('What the client calls itself; anything can be written here.', { aliases: ['user_agent.original'] }),
  origin: text('The Origin header; Zeek 3.0 and later.'),
  request_body_len: count('Bytes of the request’s body, uncompressed.'),
  response_body_len: count('Bytes of the response’s body, uncompressed.'),
  status_code: count('Status of the response: 200 fine, 404 not there; unset where no response was seen.'),
  status_msg: text('Status of the response in words.'),
  info_code: count('Last interim status (1xx).'),
  info_msg: text('Last interim status in words.'),
  tags: setOf('enum', 'Marks that scripts put on the request, such as HTTP::URI_SQLI.'),
  username: text('User name of basic authentication.'),
  password: text('Password of basic authentication; <hidden> unless captured.'),
  proxied: setOf('string', 'Headers that show that a proxy was involved.'),
  filename: text('Name of the file; Bro 2.x.'),
  orig_fuids: vectorOf('string', 'Ids of the files that the client sent; join files.fuid.'),
  orig_filenames: vectorOf('string', 'Names of the files that the client sent.'),
  orig_mime_types: vectorOf('string', 'Types of the files that the client sent, from their content.'),
  resp_fuids: vectorOf('string', 'Ids of the files that the server sent; join files.fuid.'),
  resp_filenames: vectorOf('string', 'Names of the files that the server sent.'),
  resp_mime_types: vectorOf('string', 'Types of the files that the server sent, from their content.'),
  client_header_names: vectorOf('string', 'Names of the request’s headers in order; only with a policy script.'),
  server_header_names: vectorOf('string', 'Names of the response’s headers in order; only with a policy script.'),
  cookie_vars: vectorOf('string', 'Names of the cookies; only with a policy script.'),
  uri_vars: vectorOf('string', 'Names of the query’s variables; only with a policy script.'),
  ja4h: text('JA4H fingerprint of the request; only with a package.'),
}

export const http = defineLog('http', 'HTTP requests in clear with their responses.', fields)
export const openHttp = defineLog('open_http', 'HTTP requests of connections that were still open.', fields)
