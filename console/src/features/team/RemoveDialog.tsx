import type { Member } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useRemoveMember } from './use-team.ts'

export function RemoveDialog({ member, isOpen, onClose }: { member: Member; isOpen: boolean; onClose: () => void }) {
  const removing = useRemoveMember()
  const name = member.username
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={m.team_remove_title({ name })}
      words={m.team_remove_words({ name })}
      text={name}
      button={m.team_remove_button()}
      isBusy={removing.isPending}
      error={removing.error}
      onConfirm={() => removing.mutate(member, { onSuccess: onClose })}
    />
  )
}
