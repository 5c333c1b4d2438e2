import { Link } from '@tanstack/react-router'
import type { Category } from '../../api.types.ts'
import { frequencyNames } from '../../frequency.ts'
import { marketplaceName } from '../../marketplaces.ts'
import { paths } from '../../paths.ts'
import { Searched } from './Searched.tsx'
import { countsOf } from './category-text.ts'

export function CategoryItem({ category }: { category: Category }) {
  return (
    <li className="category-item">
      <div className="category-words">
        <Link className="strong" to={paths.category} params={{ categoryId: category.id }} data-row-link>
          {category.name}
        </Link>
        <p className="muted small">
          {marketplaceName(category.marketplace)} · {frequencyNames[category.crawl_schedule]()}
        </p>
        <Keywords category={category} />
      </div>
      <p className="category-counts num">{countsOf(category).join(' · ')}</p>
      <Searched category={category} />
    </li>
  )
}

export function Keywords({ category: { keywords } }: { category: Pick<Category, 'keywords'> }) {
  return (
    <ul className="chips">
      {keywords.map((word) => (
        <li key={word} className="chip">
          {word}
        </li>
      ))}
    </ul>
  )
}
