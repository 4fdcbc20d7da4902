"""How we stand in channels and groups: read off the updates that say that it has changed."""

from dataclasses import dataclass

from bot.channels.telegram.updates import Member, Update, read


@dataclass(frozen=True, slots=True)
class Membership:
    """What we may do in a channel or group from now on. `chat` is its id, `username` without the @; `lacks` are the
    rights we have not, of there, post, edit and delete; `by` is who changed it."""

    chat: str
    title: str
    username: str
    lacks: tuple[str, ...] = ()
    by: str = ""

    @property
    def can_post(self) -> bool:
        return "post" not in self.lacks


def membership(raw: object) -> Membership | None:
    """Our new standing in a channel or group, from an update (`Update`, dict or bytes); None for everything else."""
    update = raw if isinstance(raw, Update) else read(raw)
    change = update.my_chat_member if update else None
    if change is None or change.chat.private:
        return None
    chat, by = change.chat, change.sender
    lacks = lacking(change.new_chat_member, chat.type or "")
    return Membership(str(chat.id), chat.title or "", chat.username or "", lacks, str(by.id) if by else "")


def lacking(member: Member, kind: str) -> tuple[str, ...]:
    """The rights we have not in a chat of this kind (channel, supergroup, group): there, post, edit, delete.

    In a channel all three are an administrator's; what we posted we may edit and take down for 48 hours with the
    first alone. In a group everybody posts who is not held back, and edits what is hers.
    """
    if member.status in {"", "left", "kicked"}:
        return ("there", "post", "edit", "delete")
    if member.status == "creator":
        return ()
    admin = member.status == "administrator"
    group = kind in {"group", "supergroup"}
    held = member.status == "restricted" and not member.can_send_messages
    may = {
        "post": not held if group else admin and bool(member.can_post_messages),
        "edit": group or (admin and bool(member.can_edit_messages)),
        "delete": admin and bool(member.can_delete_messages),
    }
    return tuple(right for right, given in may.items() if not given)
