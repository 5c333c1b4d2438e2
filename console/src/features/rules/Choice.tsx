import { NativeSelect } from '@mantine/core'

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: () => string }[]
  className?: string
  onChange: (value: T) => void
}

/** A select among known values, small enough to stand in a sentence. */
export function Choice<T extends string>({ label, value, options, className, onChange }: ChoiceProps<T>) {
  return (
    <NativeSelect
      {...(className !== undefined && { className })}
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onChange(options.find((each) => each.value === currentTarget.value)?.value ?? value)}
      data={options.map((each) => ({ value: each.value, label: each.label() }))}
    />
  )
}
