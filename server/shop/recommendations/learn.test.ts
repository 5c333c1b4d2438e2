import { expect, test } from 'vitest'
import { learnLinks, likedNext } from './learn.ts'

test('what is bought together more often than by chance leads to each other, with its share', () => {
  const links = learnLinks([['pan', 'lid'], ['pan', 'lid'], ['pan', 'lid', 'mug'], ['pan'], ['mug'], ['mug', 'mug']])
  expect(links.filter(({ product_id }) => product_id === 'pan')).toMatchObject([{ other_id: 'lid', together: 3, share: 0.75 }])
  expect(links.find(({ product_id }) => product_id === 'lid')).toMatchObject({ other_id: 'pan', share: 1 })
})

test('one basket proves nothing, and a huge one does not fill the memory', () => {
  expect(learnLinks([['a', 'b']])).toEqual([])
  const huge = Array.from({ length: 5_000 }, (_, n) => `p${n}`)
  expect(learnLinks([huge, huge]).length).toBeLessThanOrEqual(50 * 20)
})

test('what was looked at last counts most, and nothing is recommended that was taken', () => {
  const links = new Map([['a', [{ other_id: 'x', score: 0.5 }, { other_id: 'b', score: 0.9 }]], ['b', [{ other_id: 'y', score: 0.5 }, { other_id: 'a', score: 0.9 }]]])
  expect(likedNext(['a', 'b'], links).map(({ product_id, because }) => [product_id, because])).toEqual([['x', 'a'], ['y', 'b']])
  expect(likedNext(['b', 'a'], links)[0]?.product_id).toBe('y')
})
