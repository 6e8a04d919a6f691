import { describe, expect, it } from 'vitest'
import { outsideAddress } from '../../src/main/outside-address.ts'

describe('an address for outside', () => {
  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c', 'example.com'],
    ['http://example.com:8080/', 'http://example.com:8080/', 'example.com:8080'],
    // A Cyrillic letter in the host is shown for what it is.
    ['https://ex\u0430mple.com/', 'https://xn--exmple-4nf.com/', 'xn--exmple-4nf.com'],
    ['https://bank.example@evil.example/', 'https://evil.example/', 'evil.example'],
    ['mailto:desk@example.com', 'mailto:desk@example.com', 'desk@example.com'],
    ['mailto:desk@example.com?subject=x&attach=/etc/passwd', 'mailto:desk@example.com', 'desk@example.com'],
    ['mailto:desk@example.com,other@example.com', 'mailto:desk@example.com', 'desk@example.com'],
  ])('%s is opened with its host in ASCII', (given, href, shown) => {
    expect(outsideAddress(given)).toEqual({ href, shown })
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com/',
    'ms-word:ofe|u|https://example.com/x.docx',
    'mailto:',
    'mailto:nobody',
    'example.com',
    '',
  ])('%s is not opened', (given) => {
    expect(outsideAddress(given)).toBeNull()
  })
})
