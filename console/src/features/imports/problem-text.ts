import type { ImportProblem } from '../../api.types.ts'
import { codeText } from '../../error-text.ts'
import { m } from '../../paraglide/messages.js'

const TEXTS: Record<string, () => string> = {
  ASIN_INVALID: m.problem_asin_invalid,
  ASIN_REDIRECTED: m.problem_asin_redirected,
  AVAILABILITY_INVALID: m.problem_availability_invalid,
  CSV_BROKEN: m.problem_csv_broken,
  CSV_HEADER_UNKNOWN: m.problem_csv_header_unknown,
  CURRENCY_UNKNOWN: m.problem_currency_unknown,
  FILE_BINARY: m.problem_file_binary,
  FILE_EMPTY: m.error_empty_file,
  FILE_TRUNCATED: m.problem_file_truncated,
  FILE_UNKNOWN: m.problem_file_unknown,
  ITEM_EMPTY: m.problem_item_empty,
  ITEM_TOO_LARGE: m.problem_item_too_large,
  JSON_INVALID: m.problem_json_invalid,
  MARKETPLACE_UNKNOWN: m.problem_marketplace_unknown,
  METRIC_UNKNOWN: m.problem_metric_unknown,
  PAGE_UNKNOWN: m.problem_page_unknown,
  POINTS_DUPLICATED: m.problem_points_duplicated,
  POINTS_UNSORTED: m.problem_points_unsorted,
  PRICE_IMPLAUSIBLE: m.problem_price_implausible,
  PRICE_OUT_OF_STOCK: m.problem_price_out_of_stock,
  SERIES_INVALID: m.problem_series_invalid,
  SERIES_ODD_LENGTH: m.problem_series_odd_length,
  SHAPE_UNKNOWN: m.problem_shape_unknown,
  TIME_INVALID: m.problem_time_invalid,
  VALUE_INVALID: m.problem_value_invalid,
}

/** What only a list of products says is said as for products added one by one. */
export const problemText = ({ code, field }: Pick<ImportProblem, 'code' | 'field'>) => TEXTS[code]?.() ?? codeText(code, field)
