import { Checkbox, SegmentedControl } from '@mantine/core'
import { m } from '../../paraglide/messages.js'
import { ACCESSES, accessNames, AREAS, areaNames, type Scope } from './scopes.ts'

interface ScopeFieldsProps {
  /** Undefined: all that the role may do. */
  scopes: Scope[] | undefined
  canWrite: boolean
  onChange: (scopes: Scope[] | undefined) => void
}

export function ScopeFields({ scopes, canWrite, onChange }: ScopeFieldsProps) {
  const set = (scope: Scope, isOn: boolean) => onChange([...(scopes ?? []).filter((each) => each !== scope), ...(isOn ? [scope] : [])])
  return (
    <fieldset>
      <legend className="scope-legend">{m.keys_areas()}</legend>
      <SegmentedControl
        fullWidth
        aria-label={m.keys_areas()}
        value={scopes === undefined ? 'all' : 'some'}
        onChange={(value) => onChange(value === 'all' ? undefined : [])}
        data={[{ value: 'all', label: m.keys_areas_all() }, { value: 'some', label: m.keys_areas_some() }]}
      />
      {scopes && (
        <ul className="scopes">
          {AREAS.map((area) => (
            <li key={area}>
              <span>{areaNames[area]()}</span>
              {ACCESSES.map((access) => (
                <Checkbox
                  key={access}
                  label={accessNames[access]()}
                  aria-label={m.keys_scope({ area: areaNames[area](), access: accessNames[access]() })}
                  disabled={access === 'write' && !canWrite}
                  checked={scopes.includes(`${area}:${access}`)}
                  onChange={(event) => set(`${area}:${access}`, event.currentTarget.checked)}
                />
              ))}
            </li>
          ))}
        </ul>
      )}
      {scopes?.length === 0 && <p className="muted small">{m.keys_areas_need()}</p>}
    </fieldset>
  )
}
