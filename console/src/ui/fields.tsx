import { PasswordInput, TextInput, type TextInputProps } from '@mantine/core'
import { ApiError } from '../api-error.ts'
import { errorText } from '../error-text.ts'
import { integer } from '../format.ts'
import { m } from '../paraglide/messages.js'

interface FieldProps {
  label: string
  name: string
  value: string
  onChange: (value: string) => void
  /** What the last attempt was refused for: the field it names is marked. */
  error: unknown
  /** What the API calls the field, where the form has another name for it. */
  apiName?: string
  autoComplete?: string
  description?: string
  isFirst?: boolean
  isOptional?: boolean
  type?: TextInputProps['type']
}

export const isAbout = (error: unknown, field: string) => error instanceof ApiError && error.field === field

/** The same for a part of a field: `scope` is told of `scope.tag`. */
export const isUnder = (error: unknown, field: string) => error instanceof ApiError && (error.field === field || error.field?.startsWith(`${field}.`) === true)

export function Field({ value, onChange, error, apiName, isFirst, isOptional, ...input }: FieldProps) {
  return (
    <TextInput
      {...input}
      size="sm"
      autoFocus={isFirst}
      autoCapitalize="none"
      spellCheck={false}
      required={!isOptional}
      withAsterisk={false}
      value={value}
      error={isAbout(error, apiName ?? input.name) && errorText(error)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export function PasswordField({ value, onChange, error, apiName, isFirst, ...input }: Omit<FieldProps, 'isOptional' | 'type'>) {
  return (
    <PasswordInput
      {...input}
      size="sm"
      autoFocus={isFirst}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': m.session_show_password() }}
      value={value}
      error={isAbout(error, apiName ?? input.name) && errorText(error)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** A password that is chosen now says quietly how good it is. */
export function NewPasswordField(props: Omit<Parameters<typeof PasswordField>[0], 'description' | 'autoComplete'>) {
  const { value, error, apiName, name } = props
  const text = value === '' ? m.password_rule() : strengthText(value)
  return <PasswordField {...props} autoComplete="new-password" {...(!isAbout(error, apiName ?? name) && { description: text })} />
}

const LEAST = 10
const STRONG = 16
const FEW_CHARACTERS = 5

function strengthText(password: string): string {
  const missing = LEAST - password.length
  if (missing > 0) return m.strength_more({ count: missing, n: integer(missing) })
  if (new Set(password.toLowerCase()).size < FEW_CHARACTERS) return m.strength_weak()
  return password.length < STRONG ? m.strength_fair() : m.strength_strong()
}

/** What no field can show. */
export function FormError({ error, fields }: { error: unknown; fields: string[] }) {
  const isShown = error !== null && error !== undefined && !fields.some((field) => isAbout(error, field))
  return (
    <p className="form-error" role="alert">
      {isShown && errorText(error)}
    </p>
  )
}
