import { bool, connectionFields, count, defineLog, text, timestamp, vectorOf } from './log'

/** The handshake; also the fields of `open_ssl`, a snapshot of connections still open. */
const fields = {
  ts: timestamp('When the handshake was seen.'),
  ...connectionFields,
  version: text('Protocol version; unset where the server never said hello.'),
  cipher: text('Cipher suite that the server chose.'),
  curve: text('Elliptic curve that the server chose.'),
  server_name: text('Server name indication: the name that the client says it wants.', { aliases: ['tls.client.server_name'] }),
  resumed: bool('Whether an earlier session was taken up again; then no certificate is shown.'),
  last_alert: text('The last TLS alert that was seen.'),
  next_protocol: text('Application protocol that the server chose (ALPN), such as h2.'),
  established: bool('Whether the handshake was completed; scanners leave many that were not.'),
  ssl_history: text('The handshake as letters, upper case by the client; Zeek 4.1 and later.'),
  cert_chain_fps: vectorOf('string', 'Fingerprints of the server’s certificates, leaf first; unset in TLS 1.3. Joins x509.fingerprint.'),
  client_cert_chain_fps: vectorOf('string', 'Fingerprints of the client’s certificates, leaf first.'),
  cert_chain_fuids: vectorOf('string', 'File ids of the server’s certificates, leaf first; up to Zeek 4.0. Joins x509.id.'),
  client_cert_chain_fuids: vectorOf('string', 'File ids of the client’s certificates; up to Zeek 4.0.'),
  subject: text('Subject of the server’s certificate; by default up to Zeek 4.0.'),
  issuer: text('Issuer of the server’s certificate; by default up to Zeek 4.0.'),
  client_subject: text('Subject of the client’s certificate; by default up to Zeek 4.0.'),
  client_issuer: text('Issuer of the client’s certificate; by default up to Zeek 4.0.'),
  sni_matches_cert: bool('Whether Zeek found the server name in the certificate; addresses never match. Unset without a certificate.'),
  validation_status: text('What checking the chain gave: ok, self-signed certificate, certificate has expired and so on.'),
  ocsp_status: text('What the stapled OCSP answer says; only with a policy script.'),
  valid_ct_logs: count('Certificate transparency logs with a valid proof; only with a policy script.'),
  valid_ct_operators: count('Operators of those transparency logs; only with a policy script.'),
  requested_client_certificate_authorities: vectorOf('string', 'Authorities whose client certificates the server asked for.'),
  ja3: text('JA3 fingerprint of the client’s hello; unstable for browsers that shuffle extensions.'),
  ja3s: text('JA3S fingerprint of the server’s hello.'),
  ja4: text('JA4 fingerprint of the client’s hello.'),
  ja4s: text('JA4S fingerprint of the server’s hello.'),
  notary_first_seen: count('First day in the ICSI notary, in days; old sensors.'),
  notary_last_seen: count('Last day in the ICSI notary, in days; old sensors.'),
  notary_times_seen: count('Days in the ICSI notary; old sensors.'),
  notary_valid: bool('Whether the ICSI notary held the certificate valid; old sensors.'),
}

export const ssl = defineLog('ssl', 'TLS and DTLS handshakes: what name was wanted, which certificate was shown.', fields)
export const openSsl = defineLog('open_ssl', 'TLS handshakes of connections that were still open.', fields)
