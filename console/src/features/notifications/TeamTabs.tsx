import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { PageTabs } from '../../ui/PageTabs.tsx'

/** What admins see of the team's notifications. */
export const TeamTabs = () => <PageTabs label={m.rooms_tabs()} tabs={[{ to: paths.channels, label: m.rooms_title() }, { to: paths.templates, label: m.words_title() }, { to: paths.deliveries, label: m.sent_title() }]} />
