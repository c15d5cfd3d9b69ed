import { describe, expect, it } from 'vitest'
import { formatSize, parseConfig, parseSize, settings } from '../../lib/config'

describe('settings', () => {
  it('have defaults, and folders are absolute', () => {
    const config = parseConfig({ SPOOR_DATA: 'somewhere', PORT: '' })
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, maxUpload: 2e9, maxExpansion: 200 })
    expect(config.data).toBe(`${process.cwd()}/somewhere`)
    expect(config.lists).toBe(`${process.cwd()}/somewhere/lists`)
  })

  it('that cannot be read are named, all at once, with what was expected', () => {
    expect(() => parseConfig({ PORT: '70000', SPOOR_MEMORY: 'lots' })).toThrow(/PORT: .*65535.*"70000".*SPOOR_MEMORY: .*"lots"/s)
    expect(() => parseConfig({ SPOOR_THREADS: '0' })).toThrow('SPOOR_THREADS')
    expect(() => parseConfig({ SPOOR_MAX_EXPANSION: '-1' })).toThrow('SPOOR_MAX_EXPANSION')
  })

  it('read links for looking up outside, each with a place for the value', () => {
    const text = 'Register https://whois.test/ip/{address}; Search it https://search.test/?q={value}&x=1'
    expect(parseConfig({ SPOOR_LINKS: text }).links).toEqual([
      { label: 'Register', of: 'address', url: 'https://whois.test/ip/{address}' },
      { label: 'Search it', of: 'value', url: 'https://search.test/?q={value}&x=1' },
    ])
    expect(settings({ SPOOR_LINKS: text }).find(({ name }) => name === 'SPOOR_LINKS')?.value).toBe(text)
    expect(parseConfig({}).links).toEqual([])
    for (const wrong of [
      'Bad javascript:alert({value})',
      'None https://host.test/',
      'https://host.test/{value}',
      'A https://a.test/{port}',
    ])
      expect(() => parseConfig({ SPOOR_LINKS: wrong })).toThrow(/SPOOR_LINKS: .*address/)
  })

  it('are listed with their value and whether they were given', () => {
    const list = settings({ SPOOR_MAX_UPLOAD: '512 MiB' })
    expect(list.find(({ name }) => name === 'SPOOR_MAX_UPLOAD')).toMatchObject({ value: '536.87 MB', given: true })
    expect(list.find(({ name }) => name === 'PORT')).toMatchObject({ value: '3000', given: false })
  })
})

it('reads sizes with decimal and binary units', () => {
  expect(['2 GB', '1.5gb', '512MiB', '1000', '1 kb'].map(parseSize)).toEqual([2e9, 1.5e9, 536_870_912, 1000, 1000])
  expect(['', 'GB', '2 XB', '-1 GB', '1e9'].map(parseSize)).toEqual([null, null, null, null, null])
  expect([2e9, 1.5e9, 999, 288_884_885].map(formatSize)).toEqual(['2 GB', '1.5 GB', '999 B', '288.88 MB'])
})
