import { Select } from '@mantine/core'
import { useId, useState } from 'react'
import { errorText } from '../../error-text.ts'
import { clockTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Setting } from '../../ui/Panel.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useProfileField } from './use-profile.ts'
import { allZones, matchesZone } from './zones.ts'

const SHOWN = 80

export function ZoneSetting({ zone }: { zone: string }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const now = useNow()
  const saving = useProfileField(m.profile_zone())
  const zones = isOpen ? allZones() : [{ value: zone, label: zone.replaceAll('_', ' '), detail: '' }]
  const details = new Map(zones.map(({ value, detail }) => [value, detail]))
  const choose = (time_zone: string | null) => {
    if (time_zone !== null && time_zone !== zone) saving.mutate({ to: { time_zone }, before: { time_zone: zone } })
  }
  return (
    <Setting label={m.profile_zone()} hint={m.profile_zone_hint({ time: clockTime(now, zone) })} htmlFor={id}>
      <Select
        id={id}
        size="xs"
        searchable
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        limit={SHOWN}
        value={zone}
        data={zones.map(({ value, label }) => ({ value, label }))}
        filter={({ search }) => zones.filter((each) => search.trim() === zone.replaceAll('_', ' ') || matchesZone(each, search.trim()))}
        placeholder={m.profile_zone_search()}
        nothingFoundMessage={m.profile_zone_none()}
        error={saving.isError && errorText(saving.error)}
        renderOption={({ option }) => (
          <span className="zone-option">
            {option.label} <span className="muted small">{details.get(option.value)}</span>
          </span>
        )}
        onChange={choose}
        onDropdownOpen={() => setOpen(true)}
      />
    </Setting>
  )
}
