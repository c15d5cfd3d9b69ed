import { servers } from '../company'

/** One source outside scans twice and then looks for paths: the same address in three stories. */
export const scanner = '192.0.2.66'
export const web = servers.web.address
