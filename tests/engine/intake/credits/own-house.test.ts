import { describe, expect, it } from 'vitest'
import {
  isOwnHouse,
  ownHouse,
  registeredDomain,
  sameBrand,
} from '../../../../src/engine/intake/credits/own-house.ts'

const own = (source: string | null, url: string | null) =>
  ownHouse({ source, url, sourceUrl: null, fields: [] })

describe('registered domains', () => {
  it.each([
    ['https://edition.cnn.com/world', 'cnn.com'],
    ['https://www.bbc.co.uk/news', 'bbc.co.uk'],
    ['https://one.blogspot.com/a', 'one.blogspot.com'],
    ['https://www.xn--mnchen-3ya.de/', 'münchen.de'],
    ['a house without an address', null],
  ])('%s', (address, domain) => {
    expect(registeredDomain(address)).toBe(domain)
  })

  it('of one brand are one house, of two blogs are not', () => {
    expect(sameBrand('https://www.bbc.com/a', 'https://www.bbc.co.uk/b')).toBe(true)
    expect(sameBrand('https://one.blogspot.com/', 'https://two.blogspot.com/')).toBe(false)
  })
})

describe('the own house', () => {
  it.each([
    ['Live Science', null, 'https://www.livescience.com/a'],
    ['EMOTION 10/22', null, 'https://www.emotion.de/a'],
    ['Los Angeles Times', null, 'https://www.latimes.com/a'],
    ['The Fjordby Gazette', 'Fjordby Gazette', null],
  ])('goes by a name: %s', (name, source, url) => {
    expect(isOwnHouse({ name, url: null }, own(source, url))).toBe(true)
  })

  it.each([
    ['The Atlantic', null, 'https://www.citylab.com/a'],
    ['Evangelischer Pressedienst', null, 'https://evang.at/a'],
    ['Associated Press', 'Fjordby Gazette', 'https://www.fjordbygazette.com/a'],
    ['Reuters', null, null],
  ])('is not another: %s', (name, source, url) => {
    expect(isOwnHouse({ name, url: null }, own(source, url))).toBe(false)
  })

  it('is unknown behind a feed proxy', () => {
    expect(own(null, 'https://feedproxy.google.com/~r/a')).toEqual({ names: [], domains: [] })
  })
})
