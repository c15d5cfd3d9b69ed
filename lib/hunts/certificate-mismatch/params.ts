import { z } from 'zod'
import { flag, integer, names, text } from '../../params'
import { ownNetworks } from '../../reference/networks'

/** Thresholds; where a source is named, the figure is its own. */
export const params = z.strictObject({
  find: text({
    label: 'Find',
    help: 'Only pairs with this serial number, fingerprint, or text in subject, issuer, alternative names or the name asked for. A serial may have 0x, colons, leading zeros, or be decimal. Rows then name their servers and clients.',
  }),
  fitting: flag(false, { label: 'List those that fit', help: 'List pairs of which no signal speaks as well.' }),
  decay_least: integer(300, {
    min: 0,
    max: 86400,
    unit: 's',
    label: 'Lookup counts at least',
    help: 'So long after its answer a lookup can have led to a connection, also where its TTL is shorter: browsers keep addresses.',
  }),
  decay_most: integer(86400, {
    min: 1,
    max: 604800,
    unit: 's',
    label: 'Lookup counts at most',
    help: 'So long after its answer a lookup can have led to a connection where its TTL is longer.',
  }),
  tolerance: integer(1, {
    min: 0,
    max: 14,
    unit: 'd',
    label: 'Tolerance of dates',
    help: 'Days by which a certificate may be out of its validity: before Zeek 8.0 its dates are off by the sensor’s time zone.',
  }),
  fresh: integer(7, {
    min: 0,
    max: 90,
    unit: 'd',
    label: 'Fresh up to',
    help: 'Days from the start of validity to the first use up to which a certificate earns points.',
  }),
  absurd: integer(3650, {
    min: 400,
    max: 100000,
    unit: 'd',
    label: 'Absurd validity from',
    help: 'Days of validity that no public authority ever gave. 3,650 is what those type who make their own.',
  }),
  key_length: integer(2048, {
    min: 512,
    max: 16384,
    unit: 'bit',
    label: 'Weak key below',
    help: 'Bits of an RSA or DSA key below which it is weak, as in Zeek’s weak-keys policy. Elliptic keys are not judged by it.',
  }),
  serial_networks: integer(4, {
    min: 2,
    max: 1000,
    label: 'Serial networks from',
    help: 'Distinct /16 and /48 networks that show one serial number of one issuer, from which it earns points.',
  }),
  clients: integer(3, {
    min: 1,
    max: 10000,
    label: 'Few clients up to',
    help: 'Clients up to which a serial or an issuer counts as used by few.',
  }),
  common: integer(20, { min: 2, max: 100000, label: 'Many clients from', help: 'Clients from which their number speaks against a pair.' }),
  shared_names: integer(30, {
    min: 2,
    max: 1000,
    label: 'Shared certificate from',
    help: 'Alternative names from which a certificate counts as shared by the customers of a content network.',
  }),
  popular: integer(1000, {
    min: 0,
    max: 10000000,
    label: 'Popular up to rank',
    help: 'A name within the first so many of a popularity list speaks against. Needs a list in SPOOR_LISTS.',
  }),
  own_networks: ownNetworks('Servers'),
  own_authorities: names([], {
    label: 'Own authorities',
    help: 'Parts of the names of authorities of your own, as in O=Example Ltd; what they issued is explained.',
  }),
  outer_names: names(['cloudflare-ech.com'], {
    label: 'Outer names',
    help: 'Names that clients send in place of an encrypted one (ECH, RFC 9849); they are explained.',
  }),
})

export type Params = z.infer<typeof params>
