import { expect, test } from 'vitest'
import { nameInCredit } from '../../../../../src/engine/intake/readers/page/person-names.ts'

test.each([
  ['By Ada Quill', 'Ada Quill'],
  ['Von\nJutta Harms\nRedakteurin', 'Jutta Harms'],
  ['Par Anne Leroy | 24 novembre 2026', 'Anne Leroy'],
  ['Autor: Kari Moe', 'Kari Moe'],
  ['Eine Kolumne von Kari Moe', 'Kari Moe'],
  ['Posted by harbourcat on 3 May 2024', 'harbourcat'],
  ['View all posts by Cy Derrick', 'Cy Derrick'],
  ['Ada Quill, Staff Writer', 'Ada Quill'],
  ['Ada Quill, PhD', 'Ada Quill'],
  ['Ada Quill (Fjordby)', 'Ada Quill'],
  ['Ada Quill\nand\nCy Derrick', 'Ada Quill and Cy Derrick'],
  ['Автор: Анна Холт', 'Анна Холт'],
])('%s', (text, name) => {
  expect(nameInCredit(text)?.name).toBe(name)
})

test('a credit that names nobody gives none', () => {
  for (const text of ['', 'By', '24.11.2026', '—', ' \n ']) expect(nameInCredit(text)).toBeNull()
})
