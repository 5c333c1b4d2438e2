import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { aboutQuery } from '../../about.ts'
import { m } from '../../paraglide/messages.js'

/** Where the sandbox plays the mail server, mails are read on its page. */
export function SandboxMail() {
  const url = useQuery(aboutQuery).data?.data.sandbox.mail_url
  if (!url) return null
  return (
    <Button component="a" href={url} target="_blank" rel="noreferrer" rightSection={<IconExternalLink size={15} />}>
      {m.sandbox_open_mail()}
    </Button>
  )
}
