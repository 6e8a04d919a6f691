import { expect, test } from 'vitest'
import type { StoryShown } from '../../../src/contract/stories.ts'
import { chosenPair } from '../../../src/renderer/story/chosen-pair.ts'

/** A story of copies by name; the first leads. */
function storyOf(...copies: readonly string[]): StoryShown {
  return {
    lead: copies[0] ?? '',
    copies: copies.map((id) => ({ item: { id } })),
  } as unknown as StoryShown
}

const story = storyOf('lead', 'first', 'second')

test('the lead stands at the left of every copy', () => {
  expect(chosenPair(story, 'second', null)).toEqual({ left: 'lead', right: 'second' })
  expect(chosenPair(story, 'lead', 'second')).toEqual({ left: 'lead', right: 'second' })
  expect(chosenPair(story, 'first', 'second')).toEqual({ left: 'lead', right: 'second' })
})

test('the lead is never laid beside itself', () => {
  expect(chosenPair(story, 'lead', null)).toEqual({ left: 'lead', right: 'first' })
  expect(chosenPair(story, 'lead', 'lead')).toEqual({ left: 'lead', right: 'first' })
  expect(chosenPair(story, 'second', 'lead')).toEqual({ left: 'lead', right: 'second' })
})

test('an item of another story is laid beside the one that was asked for', () => {
  expect(chosenPair(story, 'second', 'stranger')).toEqual({ left: 'second', right: 'stranger' })
  expect(chosenPair(storyOf('alone'), 'alone', 'stranger')).toEqual({ left: 'alone', right: 'stranger' })
})

test('a story of one has no pair', () => {
  expect(chosenPair(storyOf('alone'), 'alone', null)).toBeNull()
  expect(chosenPair(storyOf('alone'), 'alone', 'alone')).toBeNull()
})
