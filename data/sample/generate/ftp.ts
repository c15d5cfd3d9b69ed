import { second } from './calendar'
import { servers } from './company'
import { logFile } from './http'
import type { Network } from './network'
import type { Random } from './random'

/** A session at the company's exchange server that moves some files, each over a connection of its own. */
export function ftpSession(net: Network, now: number, orig: string, user: string, own: Random): void {
  const { sensor } = net
  const { address } = servers.exchange
  const moves = own.int(1, 4)
  const control = sensor.conn({
    at: now,
    orig,
    resp: address,
    respPort: 21,
    service: 'ftp',
    duration: (12 + moves * 9) * second,
    sent: 110 + 60 * moves,
    received: 420 + 110 * moves,
  })
  for (let i = 0; i < moves; i++) {
    const ts = now + (5 + i * 9) * second
    const stores = own.chance(0.4)
    const size = Math.round(own.skewed(420_000, 1.2))
    const port = own.int(50_000, 50_200)
    const data = sensor.conn({
      at: ts + 80_000,
      orig,
      resp: address,
      respPort: port,
      service: 'ftp-data',
      duration: size * 0.4,
      sent: stores ? size : 0,
      received: stores ? 0 : size,
    })
    const fuid = sensor.fuid()
    const name = `drawing-${own.int(100, 400)}.pdf`
    sensor.log('ftp', {
      ts,
      ...control,
      user,
      password: '<hidden>',
      command: 'PASV',
      reply_code: 227,
      reply_msg: 'Entering Passive Mode',
      'data_channel.passive': true,
      'data_channel.orig_h': orig,
      'data_channel.resp_h': address,
      'data_channel.resp_p': port,
    })
    sensor.log('ftp', {
      ts: ts + 140_000,
      ...control,
      user,
      password: '<hidden>',
      command: stores ? 'STOR' : 'RETR',
      arg: `ftp://${address}/exchange/${name}`,
      mime_type: 'application/pdf',
      file_size: size,
      reply_code: 226,
      reply_msg: 'Transfer complete.',
      fuid,
    })
    logFile(net, ts + 150_000, data, {
      fuid,
      source: 'FTP_DATA',
      depth: 0,
      mime: 'application/pdf',
      bytes: size,
      content: name,
      filename: name,
      fromOriginator: stores,
    })
  }
}
