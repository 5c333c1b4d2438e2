import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { marketplaceName } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { ProductImage } from '../../ui/ProductImage.tsx'
import type { ChosenProduct } from './rule-draft.ts'
import { foundQuery } from './rules.queries.ts'

interface ProductPickerProps {
  products: ChosenProduct[]
  error: string | undefined
  onChange: (products: ChosenProduct[]) => void
}

export function ProductPicker({ products, error, onChange }: ProductPickerProps) {
  return (
    <div className="picker">
      <ProductSearch chosen={products} error={error} onChoose={(product) => onChange([...products, product])} />
      {products.length > 0 && (
        <ul className="picked">
          {products.map((product) => (
            <li key={product.id}>
              <ProductImage src={product.image_url} name={product.name} size={24} />
              <span className="picked-name">{product.name}</span>
              {product.asin !== '' && <code className="muted small">{product.asin}</code>}
              <CloseButton size="sm" aria-label={m.rule_product_remove({ name: product.name })} onClick={() => onChange(products.filter(({ id }) => id !== product.id))} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function ProductSearch({ chosen, error, onChoose }: { chosen: ChosenProduct[]; error: string | undefined; onChoose: (product: ChosenProduct) => void }) {
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 200)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found = useQuery({ ...foundQuery(search), enabled: search !== '' })
  const offered = search === '' ? [] : (found.data?.data.filter(({ id }) => !chosen.some((each) => each.id === id)) ?? [])
  const choose = (id: string) => {
    const product = offered.find((each) => each.id === id)
    if (product) onChoose(product)
    setText('')
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
      <Combobox.Target>
        <TextInput
          aria-label={m.rule_products_search()}
          placeholder={m.rule_products_search()}
          leftSection={<IconSearch size={15} />}
          autoComplete="off"
          value={text}
          error={error}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.openDropdown()
            combobox.selectFirstOption()
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={search === ''}>
        <Combobox.Options aria-label={m.palette_products()}>
          {offered.length === 0 && <Combobox.Empty>{found.isFetching ? m.palette_searching() : m.rule_products_nothing()}</Combobox.Empty>}
          {offered.map((product) => (
            <Combobox.Option key={product.id} value={product.id} className="palette-option">
              <ProductImage src={product.image_url} name={product.name} size={22} />
              <span className="palette-label">{product.name}</span>
              <span className="muted small palette-detail">
                {product.asin} · {marketplaceName(product.marketplace)}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
