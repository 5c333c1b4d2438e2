import { AppError, refused } from '#kernel/errors'
import type { ProductFields } from './products.repository.ts'

/** @throws AppError 422 when a name stands there twice */
export function checkOptions(options: readonly { name: string; values: readonly string[] }[]): ProductFields['options'] {
  const isTwice = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase())).size < names.length
  if (isTwice(options.map(({ name }) => name)) || options.some(({ values }) => isTwice(values))) throw refused('OPTION_TWICE', 'Options, and the values of each, have different names', 'options')
  return options.map(({ name, values }) => ({ name, values: [...values] }))
}

/** @throws AppError 422 when they are not one value of each option */
export function checkValues(options: ProductFields['options'], values: readonly string[]): string[] {
  if (values.length !== options.length || options.some((option, at) => !option.values.includes(values[at] ?? ''))) {
    throw new AppError([422, 'OPTION_VALUES'], 'A SKU names one value of each option of its product, in their order', { field: 'option_values' })
  }
  return [...values]
}
